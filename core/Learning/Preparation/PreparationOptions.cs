using GenreFunctions.Features;

namespace GenreFunctions.Learning.Preparation;

/// <summary>What is done to features before they are learnt from. It becomes part of the model.</summary>
public sealed record PreparationOptions
{
    /// <summary>
    /// The 28 of the 57 features that are variances: of chroma, loudness, centroid, bandwidth, roll-off, zero crossings, harmony, percussion and the 20 MFCCs. In
    /// GTZAN each spans two to five decades, most rows are near the lowest end, and what tells genres apart is how many times as much one varies as another. The
    /// other features, means and the tempo, are left as they are: they are spread evenly, and many of them are negative.
    /// </summary>
    public static IReadOnlyList<int> LogVariances { get; } =
        [.. Enumerable.Range(0, FeatureSchema.Count).Where(column => FeatureSchema.Names[column].EndsWith("_var", StringComparison.Ordinal))];

    /// <summary>
    /// Columns whose logarithm is taken, places counted from 0: variances and other positive quantities that span decades. Worth several points with learners that
    /// measure distances, nothing with trees. What is below 1e-10 counts as that.
    /// </summary>
    public IReadOnlyList<int> LogColumns { get; init; } = [];

    /// <summary>Whether every column is brought to mean 0 and deviation 1. Trees do without it.</summary>
    public bool Standardise { get; init; } = true;

    /// <summary>The columns that are learnt from, places counted from 0; <see langword="null"/> for all. The others count as nought.</summary>
    public IReadOnlyList<int>? Selected { get; init; }
}
