using GenreFunctions.Learning.Measures;

namespace GenreFunctions.Learning.Explanations.Permutation;

/// <summary>What a model loses without a feature.</summary>
/// <param name="Name">The feature, or the group of features.</param>
/// <param name="AccuracyDrop">Mean share of the rows that were right and are wrong when it is shuffled, less those the other way round.</param>
/// <param name="AccuracyDrop95">95 % interval of that mean: over the models where there are several, else over the shuffles.</param>
/// <param name="LogLossRise">Mean rise of the log loss in nats.</param>
/// <param name="LogLossRise95">95 % interval of that mean.</param>
public sealed record FeatureImportance(string Name, double AccuracyDrop, Interval AccuracyDrop95, double LogLossRise, Interval LogLossRise95);
