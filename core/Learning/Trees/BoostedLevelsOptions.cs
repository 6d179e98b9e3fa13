using GenreFunctions.Learning.Trees.Boosting;
using static GenreFunctions.Learning.Trees.TreeChecks;

namespace GenreFunctions.Learning.Trees;

/// <summary>How trees are boosted level by level. The defaults were found by hand on segments of music: 57 features, ten labels, thousands of rows.</summary>
public sealed record BoostedLevelsOptions
{
    /// <summary>The most rounds: hours of training.</summary>
    public const int MostRounds = 10_000;

    /// <summary>The deepest tree: 65,536 leaves are more than most data sets have rows.</summary>
    public const int GreatestDepth = 16;

    /// <summary>The most bins: what a byte can tell apart.</summary>
    public const int MostBins = 256;

    /// <summary>Most rounds, 1 to <see cref="MostRounds"/>, with one tree a label in each. More rounds learn more, cost time in training and scoring, and end in learning by heart.</summary>
    public int Rounds { get; init; } = 300;

    /// <summary>What each tree's answer is multiplied by, above 0, up to 1. Half of it wants twice the rounds and does a little better.</summary>
    public double Shrinkage { get; init; } = 0.2;

    /// <summary>Most splits from the root to a leaf, 1 to <see cref="GreatestDepth"/>. Each more doubles the leaves, and lets one feature more depend on the others.</summary>
    public int MaximumDepth { get; init; } = 6;

    /// <summary>L2 penalty on leaves' weights (lambda), 0 or more. More of it makes leaves of few rows careful.</summary>
    public double Lambda { get; init; } = 0.1;

    /// <summary>L1 penalty on leaves' weights (alpha), 0 or more. More of it makes weak leaves say nothing.</summary>
    public double Alpha { get; init; }

    /// <summary>What a split has to gain at least (gamma), 0 or more. More of it makes smaller trees.</summary>
    public double Gamma { get; init; }

    /// <summary>Least sum of Hessians in a leaf, 0 or more: about twice the rows whose label is open. More of it makes smaller trees, above all late.</summary>
    public double MinimumChildWeight { get; init; } = 0.01;

    /// <summary>Share of the rows that a round is grown on, above 0, up to 1. Less of it is quicker and makes trees less alike.</summary>
    public double RowShare { get; init; } = 1;

    /// <summary>Share of the columns that a tree looks at, above 0, up to 1. Less of it is quicker and makes trees less alike.</summary>
    public double ColumnShare { get; init; } = 1;

    /// <summary>Share of a tree's columns that one split looks at, above 0, up to 1. Less of it lets weaker features have their say.</summary>
    public double ColumnShareOfSplit { get; init; } = 0.3;

    /// <summary>Most bins a column, one of them for missing numbers, 3 to <see cref="MostBins"/>. Fewer are hardly quicker, and coarser.</summary>
    public int Bins { get; init; } = MostBins;

    /// <summary>Rounds without a lower validation log loss after which there are no more, 1 or more. The best round is kept. Without validation rows all rounds are run.</summary>
    public int Patience { get; init; } = 50;

    internal void Check()
    {
        Require(Rounds is >= 1 and <= MostRounds, nameof(Rounds), Rounds);
        Require(Shrinkage is > 0 and <= 1, nameof(Shrinkage), Shrinkage);
        Require(MaximumDepth is >= 1 and <= GreatestDepth, nameof(MaximumDepth), MaximumDepth);
        Require(Lambda is >= 0 and < double.PositiveInfinity, nameof(Lambda), Lambda);
        Require(Alpha is >= 0 and < double.PositiveInfinity, nameof(Alpha), Alpha);
        Require(Gamma is >= 0 and < double.PositiveInfinity, nameof(Gamma), Gamma);
        Require(MinimumChildWeight is >= 0 and < double.PositiveInfinity, nameof(MinimumChildWeight), MinimumChildWeight);
        Require(RowShare is > 0 and <= 1, nameof(RowShare), RowShare);
        Require(ColumnShare is > 0 and <= 1, nameof(ColumnShare), ColumnShare);
        Require(ColumnShareOfSplit is > 0 and <= 1, nameof(ColumnShareOfSplit), ColumnShareOfSplit);
        Require(Bins is >= 3 and <= MostBins, nameof(Bins), Bins);
        Require(Patience >= 1, nameof(Patience), Patience);
    }

    internal BoostingPlan Plan(int workers) => new()
    {
        Rounds = Rounds,
        Patience = Patience,
        Bins = Bins,
        Shrinkage = Shrinkage,
        // Softmax's labels move together, so each alone takes half a Newton step.
        HessianFactor = 2,
        Rule = new SplitRule(Lambda, Alpha, Gamma, MinimumChildWeight, LeastRows: 1),
        Growth = new Growth(MaximumDepth, int.MaxValue, BestFirst: false, ColumnShare, ColumnShareOfSplit),
        Sampler = new PlainSampler(RowShare),
        Workers = workers,
    };
}
