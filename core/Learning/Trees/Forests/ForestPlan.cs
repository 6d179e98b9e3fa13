using static GenreFunctions.Learning.Trees.TreeChecks;

namespace GenreFunctions.Learning.Trees.Forests;

/// <summary>All that a forest needs to know besides its rows; the words are those of the options.</summary>
internal sealed record ForestPlan(
    int Trees, int ColumnsOfSplit, int MinimumLeafRows, int MaximumDepth, Impurity Impurity, bool Bagging, bool RandomThresholds, int Workers)
{
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public void Check()
    {
        Require(Trees is >= 1 and <= RandomForestOptions.MostTrees, nameof(Trees), Trees);
        Require(ColumnsOfSplit >= 0, nameof(ColumnsOfSplit), ColumnsOfSplit);
        Require(MinimumLeafRows >= 1, nameof(MinimumLeafRows), MinimumLeafRows);
        Require(MaximumDepth is >= 1 and <= RandomForestOptions.GreatestDepth, nameof(MaximumDepth), MaximumDepth);
        Require(Enum.IsDefined(Impurity), nameof(Impurity), (int)Impurity);
    }

    /// <summary>Columns a split looks at, out of so many.</summary>
    public int ColumnsOutOf(int columns) => ColumnsOfSplit > 0 ? Math.Min(ColumnsOfSplit, columns) : Math.Max(1, (int)Math.Sqrt(columns));

    /// <summary>The settings in words.</summary>
    public string InWords =>
        $"{Trees} trees, {(ColumnsOfSplit > 0 ? $"{ColumnsOfSplit}" : "the square root of the")} columns a split, {MinimumLeafRows} or more rows a leaf, " +
        $"depth up to {MaximumDepth}, {(Impurity == Impurity.Gini ? "Gini impurity" : "entropy")}";
}
