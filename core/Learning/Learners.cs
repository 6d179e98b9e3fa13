using GenreFunctions.Learning.Ensembles;
using GenreFunctions.Learning.Logistic;
using GenreFunctions.Learning.Margins;
using GenreFunctions.Learning.Neighbours;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Preparation;
using GenreFunctions.Learning.Sequences;
using GenreFunctions.Learning.Songs;
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

    /// <summary>Half of it silenced, it learns less of how a record sounds, which is what artists it has not heard do otherwise.</summary>
    private static readonly LearnerOptions Calm = Mixed with { Dropout = 0.5 };

    /// <summary>A song's row says more than a segment's, and there are fewer: its neighbours may reach further.</summary>
    private static readonly SvmOptions SongMargins = new() { Penalty = 10, Gamma = 0.005 };

    /// <summary>All of them, with their default settings.</summary>
    public static IReadOnlyList<LearnerEntry> All { get; } =
    [
        new(Default, "dense layers with dropout", ValidationShare: 0.1, _ => new MlpLearner()),
        new("mlp-plain", "the same without dropout", ValidationShare: 0.1, _ => new MlpLearner(new LearnerOptions { Dropout = 0 }, name: "mlp-plain")),
        new("mlp-wide", "two wide layers, trained long", ValidationShare: 0, _ => new MlpLearner(Wide, Logs, "mlp-wide")),
        new("mlp-mixed", "dense layers that learn from mixtures of rows", ValidationShare: 0, _ => new MlpLearner(Mixed, Logs, "mlp-mixed")),
        new("mlp-calm", "the same with half of every layer silenced", ValidationShare: 0, _ => new MlpLearner(Calm, Logs, "mlp-calm")),
        new("lstm", "a network that reads a song's segments in order", ValidationShare: 0.1, _ => new LstmLearner(new LstmOptions { Preparation = Logs })),
        new("boosted-levels", "boosted trees, level by level, as XGBoost grows them", ValidationShare: 0, _ => new BoostedLevelsLearner(new BoostedLevelsOptions())),
        new("boosted-leaves", "boosted trees, leaf by leaf, as LightGBM grows them", ValidationShare: 0, _ => new BoostedLeavesLearner(new BoostedLeavesOptions())),
        new("random-forest", "trees over rows drawn with replacement", ValidationShare: 0, _ => new RandomForestLearner(new RandomForestOptions())),
        new("extra-trees", "trees with thresholds drawn at random", ValidationShare: 0, _ => new ExtraTreesLearner(new ExtraTreesOptions())),
        new("svm-rbf", "support vectors, one label against another", ValidationShare: 0, _ => new SvmLearner(new SvmOptions { Preparation = Logs })),
        new("k-nn", "the nearest rows' vote", ValidationShare: 0, _ => new NeighbourLearner(new NeighbourOptions { Preparation = Logs })),
        new("logistic", "one linear layer", ValidationShare: 0, _ => new LogisticLearner(new LogisticOptions { Preparation = Logs })),
        new("song-mlp", "mlp-mixed on a song's means and deviations", ValidationShare: 0, _ => new SongLearner(new MlpLearner(Mixed), name: "song-mlp")),
        new("song-svm", "support vectors on a song's means and deviations", ValidationShare: 0, _ => OfSongs("song-svm", new SvmLearner(SongMargins), halves: 12)),
        new("song-logistic", "one linear layer on a song's means and deviations", ValidationShare: 0, _ => OfSongs("song-logistic", new LogisticLearner(new LogisticOptions { Decay = 0.003 }), halves: 20)),
        new("song-leaves", "boosted-leaves on a song's means and deviations", ValidationShare: 0, _ => OfSongs("song-leaves", new BoostedLeavesLearner(new BoostedLeavesOptions()), halves: 0)),
        new("calm", "the mean of three mlp-calm, and as much of logistic", ValidationShare: 0, member => Mean("calm", (member("mlp-calm"), 3, 1), (member("logistic"), 1, 1))),
        new("near", "the mean of mlp-wide, svm-rbf and k-nn", ValidationShare: 0, member => Mean("near", (member("mlp-wide"), 1, 1), (member("svm-rbf"), 1, 1), (member("k-nn"), 1, 1))),
        new(
            "far", "the mean of five mlp-mixed, as much of boosted-leaves, and of three song-mlp", ValidationShare: 0,
            member => Mean("far", (member("mlp-mixed"), 5, 1), (member("boosted-leaves"), 1, 1), (member("song-mlp"), 3, 1))),
        new(
            "foreign", "the mean of calm, twice, boosted-leaves, song-svm and song-leaves", ValidationShare: 0,
            member => Mean("foreign", (member("calm"), 1, 2), (member("boosted-leaves"), 1, 1), (member("song-svm"), 1, 1), (member("song-leaves"), 1, 1))),
    ];

    /// <summary>Finds a learner.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those there are.</exception>
    public static LearnerEntry Find(string name) =>
        All.FirstOrDefault(entry => entry.Name == name)
        ?? throw new ArgumentException($"There is no learner '{name}'; there are {string.Join(", ", All.Select(entry => entry.Name))}.", nameof(name));

    private static SongLearner OfSongs(string name, ILearner learner, int halves) => new(learner, new SongLearnerOptions { Halves = halves }, name);

    /// <summary>Members, each several times with other seeds, and what they count together.</summary>
    private static AverageLearner Mean(string name, params (ILearner Learner, int Times, double Weight)[] members) => new(
        [.. members.SelectMany(member => Enumerable.Repeat(member.Learner, member.Times))],
        [.. members.SelectMany(member => Enumerable.Repeat(member.Weight / member.Times, member.Times))],
        name);
}
