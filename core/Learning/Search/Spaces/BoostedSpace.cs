using GenreFunctions.Learning.Trees;
using Leaves = GenreFunctions.Learning.Search.Spaces.SettingOf<GenreFunctions.Learning.Trees.BoostedLeavesOptions>;
using Levels = GenreFunctions.Learning.Search.Spaces.SettingOf<GenreFunctions.Learning.Trees.BoostedLevelsOptions>;

namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>The settings of boosted trees, of both ways to grow them.</summary>
internal static class BoostedSpace
{
    /// <summary>The learners.</summary>
    public static IEnumerable<SearchableLearner> All =>
    [
        SearchableLearner.Of(
            "boosted-levels",
            validationShare: 0,
            new BoostedLevelsOptions(),
            (options, threads) => new BoostedLevelsLearner(options) { Workers = threads },
            Levels.Whole("rounds", "rounds of a tree a label", 40, 400, true, of => of.Rounds, (of, value) => of with { Rounds = value }),
            Levels.Real("shrinkage", "what a tree's answer is multiplied by", 0.02, 0.4, true, of => of.Shrinkage, (of, value) => of with { Shrinkage = value }),
            Levels.Whole("depth", "splits from root to leaf", 2, 8, false, of => of.MaximumDepth, (of, value) => of with { MaximumDepth = value }),
            Levels.Real("lambda", "L2 penalty on leaves", 0.01, 30, true, of => of.Lambda, (of, value) => of with { Lambda = value }),
            Levels.Real("child-weight", "least Hessians of a leaf", 0.01, 30, true, of => of.MinimumChildWeight, (of, value) => of with { MinimumChildWeight = value }),
            Levels.Real("rows", "share of the rows of a round", 0.4, 1, false, of => of.RowShare, (of, value) => of with { RowShare = value }),
            Levels.Real("columns", "share of the columns of a split", 0.05, 1, true, of => of.ColumnShareOfSplit, (of, value) => of with { ColumnShareOfSplit = value })),
        SearchableLearner.Of(
            "boosted-leaves",
            validationShare: 0,
            new BoostedLeavesOptions(),
            (options, threads) => new BoostedLeavesLearner(options) { Workers = threads },
            Leaves.Whole("rounds", "rounds of a tree a label", 40, 400, true, of => of.Rounds, (of, value) => of with { Rounds = value }),
            Leaves.Real("shrinkage", "what a tree's answer is multiplied by", 0.02, 0.4, true, of => of.Shrinkage, (of, value) => of with { Shrinkage = value }),
            Leaves.Whole("leaves", "leaves of a tree", 3, 64, true, of => of.Leaves, (of, value) => of with { Leaves = value }),
            Leaves.Whole("leaf-rows", "fewest rows of a leaf", 1, 60, true, of => of.MinimumLeafRows, (of, value) => of with { MinimumLeafRows = value }),
            Leaves.Real("lambda", "L2 penalty on leaves", 0.01, 30, true, of => of.Lambda, (of, value) => of with { Lambda = value }),
            Leaves.Real("columns", "share of the columns of a split", 0.05, 1, true, of => of.ColumnShareOfSplit, (of, value) => of with { ColumnShareOfSplit = value })),
    ];
}
