namespace GenreFunctions.Learning.Preparation;

/// <summary>What is done to features before they are learnt from. It becomes part of the model.</summary>
public sealed record PreparationOptions
{
    /// <summary>
    /// Columns whose logarithm is taken, places counted from 0: variances and other positive quantities that span decades. Worth several points with learners that
    /// measure distances, nothing with trees.
    /// </summary>
    public IReadOnlyList<int> LogColumns { get; init; } = [];

    /// <summary>Whether every column is brought to mean 0 and deviation 1. Trees do without it.</summary>
    public bool Standardise { get; init; } = true;

    /// <summary>The columns that are learnt from, places counted from 0; <see langword="null"/> for all. The others count as nought.</summary>
    public IReadOnlyList<int>? Selected { get; init; }
}
