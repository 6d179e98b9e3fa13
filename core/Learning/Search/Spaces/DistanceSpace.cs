using GenreFunctions.Learning.Logistic;
using GenreFunctions.Learning.Margins;
using GenreFunctions.Learning.Neighbours;
using GenreFunctions.Learning.Preparation;
using Machine = GenreFunctions.Learning.Search.Spaces.SettingOf<GenreFunctions.Learning.Margins.SvmOptions>;
using Neighbour = GenreFunctions.Learning.Search.Spaces.SettingOf<GenreFunctions.Learning.Neighbours.NeighbourOptions>;
using Plane = GenreFunctions.Learning.Search.Spaces.SettingOf<GenreFunctions.Learning.Logistic.LogisticOptions>;

namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>The settings of learners that go by planes and distances: few, and worth more than others' many.</summary>
internal static class DistanceSpace
{
    private static readonly PreparationOptions Logs = new() { LogColumns = PreparationOptions.LogVariances };

    /// <summary>The learners.</summary>
    public static IEnumerable<SearchableLearner> All =>
    [
        SearchableLearner.Of(
            "svm-rbf",
            validationShare: 0,
            new SvmOptions { Preparation = Logs },
            (options, threads) => new SvmLearner(options) { Threads = threads },
            Machine.Real("penalty", "C, the most that a row may count", 0.1, 300, true, of => of.Penalty, (of, value) => of with { Penalty = value }),
            Machine.Real("gamma", "how fast a row's say fades with distance", 5e-4, 0.2, true, of => of.Gamma, (of, value) => of with { Gamma = value }),
            PreparationSetting.Logs<SvmOptions>(of => of.Preparation, (of, value) => of with { Preparation = value })),
        SearchableLearner.Of(
            "k-nn",
            validationShare: 0,
            new NeighbourOptions { Preparation = Logs },
            (options, _) => new NeighbourLearner(options),
            Neighbour.Whole("neighbours", "rows that vote", 1, 300, true, of => of.Neighbours, (of, value) => of with { Neighbours = value }),
            Neighbour.Real("falloff", "how fast a vote fades with distance", 1e-3, 1, true, of => of.Falloff, (of, value) => of with { Falloff = value }),
            PreparationSetting.Logs<NeighbourOptions>(of => of.Preparation, (of, value) => of with { Preparation = value })),
        SearchableLearner.Of(
            "logistic",
            validationShare: 0,
            new LogisticOptions { Preparation = Logs },
            (options, _) => new LogisticLearner(options),
            Plane.Real("decay", "penalty on squared weights", 1e-5, 1, true, of => of.Decay, (of, value) => of with { Decay = value }),
            PreparationSetting.Logs<LogisticOptions>(of => of.Preparation, (of, value) => of with { Preparation = value })),
    ];
}
