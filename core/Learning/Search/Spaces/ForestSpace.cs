using GenreFunctions.Learning.Trees;
using Extra = GenreFunctions.Learning.Search.Spaces.SettingOf<GenreFunctions.Learning.Trees.ExtraTreesOptions>;
using Forest = GenreFunctions.Learning.Search.Spaces.SettingOf<GenreFunctions.Learning.Trees.RandomForestOptions>;

namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>The settings of forests. How many trees is no question: more are never worse.</summary>
internal static class ForestSpace
{
    /// <summary>The learners.</summary>
    public static IEnumerable<SearchableLearner> All =>
    [
        SearchableLearner.Of(
            "random-forest",
            validationShare: 0,
            new RandomForestOptions(),
            (options, threads) => new RandomForestLearner(options) { Workers = threads },
            Forest.Whole("columns", "columns of a split, 0 for the square root", 2, 30, true, of => of.ColumnsOfSplit, (of, value) => of with { ColumnsOfSplit = value }),
            Forest.Whole("leaf-rows", "fewest rows of a leaf", 1, 40, true, of => of.MinimumLeafRows, (of, value) => of with { MinimumLeafRows = value }),
            Forest.Whole("depth", "splits from root to leaf", 4, 64, true, of => of.MaximumDepth, (of, value) => of with { MaximumDepth = value }),
            Forest.Choice("impurity", "what a split lessens", ["gini", "entropy"], of => NameOf(of.Impurity), (of, text) => of with { Impurity = ImpurityOf(text) })),
        SearchableLearner.Of(
            "extra-trees",
            validationShare: 0,
            new ExtraTreesOptions(),
            (options, threads) => new ExtraTreesLearner(options) { Workers = threads },
            Extra.Whole("columns", "columns of a split, 0 for the square root", 2, 57, true, of => of.ColumnsOfSplit, (of, value) => of with { ColumnsOfSplit = value }),
            Extra.Whole("leaf-rows", "fewest rows of a leaf", 1, 40, true, of => of.MinimumLeafRows, (of, value) => of with { MinimumLeafRows = value }),
            Extra.Whole("depth", "splits from root to leaf", 4, 64, true, of => of.MaximumDepth, (of, value) => of with { MaximumDepth = value }),
            Extra.Choice("impurity", "what a split lessens", ["gini", "entropy"], of => NameOf(of.Impurity), (of, text) => of with { Impurity = ImpurityOf(text) })),
    ];

    private static string NameOf(Impurity impurity) => impurity == Impurity.Gini ? "gini" : "entropy";

    private static Impurity ImpurityOf(string name) => name == "gini" ? Impurity.Gini : Impurity.Entropy;
}
