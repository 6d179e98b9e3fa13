using GenreFunctions.Learning.Trees.Forests;

namespace GenreFunctions.Learning.Trees;

/// <summary>How a random forest grows.</summary>
public sealed record RandomForestOptions
{
    /// <summary>The most trees.</summary>
    public const int MostTrees = 10_000;

    /// <summary>The deepest tree.</summary>
    public const int GreatestDepth = 128;

    /// <summary>Trees, 1 to <see cref="MostTrees"/>. More of them steady the mean, cost time and make larger files; never worse.</summary>
    public int Trees { get; init; } = 300;

    /// <summary>Columns a split looks at, 0 or more; 0: the square root of how many there are. Fewer make trees less alike, and each weaker.</summary>
    public int ColumnsOfSplit { get; init; }

    /// <summary>Fewest rows of a leaf, 1 or more. More of them make smoother answers and smaller files.</summary>
    public int MinimumLeafRows { get; init; } = 1;

    /// <summary>Most splits from the root to a leaf, 1 to <see cref="GreatestDepth"/>. Less of it makes smoother answers and smaller files.</summary>
    public int MaximumDepth { get; init; } = GreatestDepth;

    /// <summary>What a split is to lessen. It hardly matters which.</summary>
    public Impurity Impurity { get; init; } = Impurity.Gini;

    internal void Check() => Plan(1).Check();

    internal ForestPlan Plan(int workers) => new(Trees, ColumnsOfSplit, MinimumLeafRows, MaximumDepth, Impurity, Bagging: true, RandomThresholds: false, workers);
}
