namespace GenreFunctions.Learning.Explanations.Dependence;

/// <summary>How closely a dependence is looked at.</summary>
public sealed record DependenceOptions
{
    /// <summary>Values of the feature that are tried, 2 or more: quantiles from the 5 % to the 95 % point, so that each stands for as many rows.</summary>
    public int GridSize { get; init; } = 20;

    /// <summary>Most rows that are averaged over, 1 or more; of more than that, as many are drawn.</summary>
    public int MostRows { get; init; } = 1000;

    /// <summary>Whether each row's own curve is kept, too (Goldstein et al., "Peeking inside the black box", 2015): a mean can hide that some rise where others fall.</summary>
    public bool Individual { get; init; }

    /// <summary>The rows are drawn by it.</summary>
    public long Seed { get; init; } = 1;
}
