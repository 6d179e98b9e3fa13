using GenreFunctions.Learning.Ensembles;
using GenreFunctions.Learning.Logistic;
using GenreFunctions.Learning.Margins;
using GenreFunctions.Learning.Neighbours;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Preparation;
using GenreFunctions.Learning.Sequences;
using GenreFunctions.Learning.Trees;

namespace GenreFunctions.Learning;

/// <summary>The learners that can be asked for by name, for the 57 features.</summary>
public static class Learners
{
    /// <summary>The learner that is taken when none is named.</summary>
    public const string Default = "mlp";

    private static readonly PreparationOptions Logs = new() { LogColumns = PreparationOptions.LogVariances };

    /// <summary>All of them, with their default settings.</summary>
    public static IReadOnlyList<LearnerEntry> All { get; } =
    [
        new(Default, "dense layers with dropout", ValidationShare: 0.1, _ => new MlpLearner()),
        new("mlp-plain", "the same without dropout", ValidationShare: 0.1, _ => new MlpLearner(new LearnerOptions { Dropout = 0 }, name: "mlp-plain")),
        new("boosted-levels", "boosted trees, level by level, as XGBoost grows them", ValidationShare: 0, _ => new BoostedLevelsLearner(new BoostedLevelsOptions())),
        new("boosted-leaves", "boosted trees, leaf by leaf, as LightGBM grows them", ValidationShare: 0, _ => new BoostedLeavesLearner(new BoostedLeavesOptions())),
        new("random-forest", "trees over rows drawn with replacement", ValidationShare: 0, _ => new RandomForestLearner(new RandomForestOptions())),
        new("extra-trees", "trees with thresholds drawn at random", ValidationShare: 0, _ => new ExtraTreesLearner(new ExtraTreesOptions())),
        new("svm-rbf", "support vectors, one label against another", ValidationShare: 0, _ => new SvmLearner(new SvmOptions { Preparation = Logs })),
        new("k-nn", "the nearest rows' vote", ValidationShare: 0, _ => new NeighbourLearner(new NeighbourOptions { Preparation = Logs })),
        new("logistic", "one linear layer", ValidationShare: 0, _ => new LogisticLearner(new LogisticOptions { Preparation = Logs })),
        new("lstm", "a network that reads a song's segments in order", ValidationShare: 0.1, _ => new LstmLearner(new LstmOptions { Preparation = Logs })),
        new("average", "the mean of svm-rbf, k-nn and mlp", ValidationShare: 0.1, member => new AverageLearner([member("svm-rbf"), member("k-nn"), member(Default)])),
    ];

    /// <summary>Finds a learner.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those there are.</exception>
    public static LearnerEntry Find(string name) =>
        All.FirstOrDefault(entry => entry.Name == name)
        ?? throw new ArgumentException($"There is no learner '{name}'; there are {string.Join(", ", All.Select(entry => entry.Name))}.", nameof(name));
}
