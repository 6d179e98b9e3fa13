namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>All that a boosting needs to know besides its rows.</summary>
internal sealed record BoostingPlan
{
    /// <summary>Most rounds.</summary>
    public required int Rounds { get; init; }

    /// <summary>Rounds without a better validation loss after which there are no more.</summary>
    public required int Patience { get; init; }

    /// <summary>Most bins a column.</summary>
    public required int Bins { get; init; }

    /// <summary>What leaves' weights are multiplied by.</summary>
    public required double Shrinkage { get; init; }

    /// <summary>See <see cref="SoftmaxGradients"/>.</summary>
    public required double HessianFactor { get; init; }

    /// <summary>What a split is worth.</summary>
    public required SplitRule Rule { get; init; }

    /// <summary>How far trees grow.</summary>
    public required Growth Growth { get; init; }

    /// <summary>Which rows they grow on.</summary>
    public required IRowSampler Sampler { get; init; }

    /// <summary>Most threads; what is found does not depend on it.</summary>
    public required int Workers { get; init; }
}
