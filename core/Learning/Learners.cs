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

    /// <summary>Learns single segments by heart, which helps where neighbours of the judged ones were learnt.</summary>
    private static readonly LearnerOptions Wide = new() { HiddenSizes = [256, 256], Dropout = 0.3, Epochs = 400 };

    /// <summary>Mixtures of songs keep it from being sure of anything, which helps with songs it has not heard.</summary>
    private static readonly LearnerOptions Mixed = new() { Epochs = 100, Mixup = 1 };

    /// <summary>All of them, with their default settings.</summary>
    public static IReadOnlyList<LearnerEntry> All { get; } =
    [
        new(Default, "dense layers with dropout, as the shipped model", ValidationShare: 0.1, _ => new MlpLearner()),
        new("mlp-plain", "the same without dropout", ValidationShare: 0.1, _ => new MlpLearner(new LearnerOptions { Dropout = 0 }, name: "mlp-plain")),
        new("mlp-wide", "two wide layers, trained long", ValidationShare: 0, _ => new MlpLearner(Wide, Logs, "mlp-wide")),
        new("mlp-mixed", "dense layers that learn from mixtures of rows", ValidationShare: 0, _ => new MlpLearner(Mixed, Logs, "mlp-mixed")),
        new("lstm", "a network that reads a song's segments in order", ValidationShare: 0.1, _ => new LstmLearner(new LstmOptions { Preparation = Logs })),
        new("boosted-levels", "boosted trees, level by level, as XGBoost grows them", ValidationShare: 0, _ => new BoostedLevelsLearner(new BoostedLevelsOptions())),
        new("boosted-leaves", "boosted trees, leaf by leaf, as LightGBM grows them", ValidationShare: 0, _ => new BoostedLeavesLearner(new BoostedLeavesOptions())),
        new("random-forest", "trees over rows drawn with replacement", ValidationShare: 0, _ => new RandomForestLearner(new RandomForestOptions())),
        new("extra-trees", "trees with thresholds drawn at random", ValidationShare: 0, _ => new ExtraTreesLearner(new ExtraTreesOptions())),
        new("svm-rbf", "support vectors, one label against another", ValidationShare: 0, _ => new SvmLearner(new SvmOptions { Preparation = Logs })),
        new("k-nn", "the nearest rows' vote", ValidationShare: 0, _ => new NeighbourLearner(new NeighbourOptions { Preparation = Logs })),
        new("logistic", "one linear layer", ValidationShare: 0, _ => new LogisticLearner(new LogisticOptions { Preparation = Logs })),
        new("near", "the mean of mlp-wide, svm-rbf and k-nn", ValidationShare: 0, member => new AverageLearner([member("mlp-wide"), member("svm-rbf"), member("k-nn")], name: "near")),
        new("far", "the mean of mlp-mixed, svm-rbf and boosted-leaves", ValidationShare: 0, member => new AverageLearner([member("mlp-mixed"), member("svm-rbf"), member("boosted-leaves")], name: "far")),
    ];

    /// <summary>Finds a learner.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those there are.</exception>
    public static LearnerEntry Find(string name) =>
        All.FirstOrDefault(entry => entry.Name == name)
        ?? throw new ArgumentException($"There is no learner '{name}'; there are {string.Join(", ", All.Select(entry => entry.Name))}.", nameof(name));
}
