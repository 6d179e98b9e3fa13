using GenreFunctions.Learning.Trees.Boosting;
using static GenreFunctions.Learning.Trees.TreeChecks;

namespace GenreFunctions.Learning.Trees;

/// <summary>How trees are boosted leaf by leaf. The defaults were found by hand on segments of music: 57 features, ten labels, thousands of rows.</summary>
public sealed record BoostedLeavesOptions
{
    /// <summary>The most rounds: hours of training.</summary>
    public const int MostRounds = 10_000;

    /// <summary>The most leaves: each keeps its histogram, a quarter of a megabyte with 57 columns.</summary>
    public const int MostLeaves = 256;

    /// <summary>The most bins: what a byte can tell apart.</summary>
    public const int MostBins = 256;

    /// <summary>Most rounds, 1 to <see cref="MostRounds"/>, with one tree a label in each. More rounds learn more, cost time in training and scoring, and end in learning by heart.</summary>
    public int Rounds { get; init; } = 300;

    /// <summary>What each tree's answer is multiplied by, above 0, up to 1. Half of it wants twice the rounds and does a little better.</summary>
    public double Shrinkage { get; init; } = 0.12;

    /// <summary>Leaves of a tree, 2 to <see cref="MostLeaves"/>. The leaf whose split pays most is split until there are so many. More of them learn sooner, and by heart.</summary>
    public int Leaves { get; init; } = 24;

    /// <summary>Most splits from the root to a leaf, 1 to <see cref="MostLeaves"/>. Less of it keeps trees from following a few rows downwards.</summary>
    public int MaximumDepth { get; init; } = MostLeaves;

    /// <summary>Fewest rows of a leaf, 1 or more. More of them make smoother answers.</summary>
    public int MinimumLeafRows { get; init; } = 3;

    /// <summary>Least sum of Hessians in a leaf, 0 or more. More of it makes smaller trees, above all late.</summary>
    public double MinimumChildWeight { get; init; } = 1e-3;

    /// <summary>L2 penalty on leaves' weights (lambda), 0 or more. More of it makes leaves of few rows careful.</summary>
    public double Lambda { get; init; }

    /// <summary>L1 penalty on leaves' weights (alpha), 0 or more. More of it makes weak leaves say nothing.</summary>
    public double Alpha { get; init; }

    /// <summary>What a split has to gain at least, 0 or more. More of it makes smaller trees.</summary>
    public double MinimumGain { get; init; }

    /// <summary>Share of the rows that take part in a round for their large gradients (a), 0 to 1.</summary>
    public double TopShare { get; init; } = 0.3;

    /// <summary>
    /// Share of the rows drawn at random from the others (b), above 0, up to 1; they count for all of them. With <see cref="TopShare"/> it makes 1 or more: all rows take part.
    /// Less of either is quicker and rougher.
    /// </summary>
    public double RandomShare { get; init; } = 0.2;

    /// <summary>Share of the columns that a tree looks at, above 0, up to 1. Less of it is quicker and makes trees less alike.</summary>
    public double ColumnShare { get; init; } = 1;

    /// <summary>Share of a tree's columns that one split looks at, above 0, up to 1. Less of it lets weaker features have their say.</summary>
    public double ColumnShareOfSplit { get; init; } = 0.2;

    /// <summary>Most bins a column, one of them for missing numbers, 3 to <see cref="MostBins"/>. Fewer are hardly quicker, and coarser.</summary>
    public int Bins { get; init; } = MostBins;

    /// <summary>Rounds without a lower validation log loss after which there are no more, 1 or more. The best round is kept. Without validation rows all rounds are run.</summary>
    public int Patience { get; init; } = 50;

    internal void Check()
    {
        Require(Rounds is >= 1 and <= MostRounds, nameof(Rounds), Rounds);
        Require(Shrinkage is > 0 and <= 1, nameof(Shrinkage), Shrinkage);
        Require(Leaves is >= 2 and <= MostLeaves, nameof(Leaves), Leaves);
        Require(MaximumDepth is >= 1 and <= MostLeaves, nameof(MaximumDepth), MaximumDepth);
        Require(MinimumLeafRows >= 1, nameof(MinimumLeafRows), MinimumLeafRows);
        Require(MinimumChildWeight is >= 0 and < double.PositiveInfinity, nameof(MinimumChildWeight), MinimumChildWeight);
        Require(Lambda is >= 0 and < double.PositiveInfinity, nameof(Lambda), Lambda);
        Require(Alpha is >= 0 and < double.PositiveInfinity, nameof(Alpha), Alpha);
        Require(MinimumGain is >= 0 and < double.PositiveInfinity, nameof(MinimumGain), MinimumGain);
        Require(TopShare is >= 0 and <= 1, nameof(TopShare), TopShare);
        Require(RandomShare is > 0 and <= 1, nameof(RandomShare), RandomShare);
        Require(ColumnShare is > 0 and <= 1, nameof(ColumnShare), ColumnShare);
        Require(ColumnShareOfSplit is > 0 and <= 1, nameof(ColumnShareOfSplit), ColumnShareOfSplit);
        Require(Bins is >= 3 and <= MostBins, nameof(Bins), Bins);
        Require(Patience >= 1, nameof(Patience), Patience);
    }

    internal BoostingPlan Plan(int labels, int workers) => new()
    {
        Rounds = Rounds,
        Patience = Patience,
        Bins = Bins,
        Shrinkage = Shrinkage,
        // One of the labels could do without a score, so the steps of all are a little too long together: K / (K - 1).
        HessianFactor = labels / Math.Max(1.0, labels - 1),
        Rule = new SplitRule(Lambda, Alpha, MinimumGain, MinimumChildWeight, MinimumLeafRows),
        Growth = new Growth(MaximumDepth, Leaves, BestFirst: true, ColumnShare, ColumnShareOfSplit),
        // Until the first trees together have said a whole word, gradients tell rows of rare labels from others and little else.
        Sampler = new GossSampler(TopShare, RandomShare, (int)Math.Min(Rounds, 1 / Shrinkage)),
        Workers = workers,
    };
}
