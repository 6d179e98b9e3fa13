namespace GenreFunctions.Explaining;

/// <summary>What one group of features did for a label.</summary>
public sealed record GroupContribution
{
    /// <summary>The group, as columns of feature files begin: <c>spectral_centroid</c>.</summary>
    public required string Group { get; init; }

    /// <summary>What it measures, in plain words: <c>brightness</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The field's word for it: <c>spectral centroid</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>What this song sounds like in it: <c>a bright sound</c>.</summary>
    public required string Words { get; init; }

    /// <summary>The feature of the group that <see cref="Deviations"/> is of: the one in which the song is farther from the baseline.</summary>
    public required string Feature { get; init; }

    /// <summary>How far the song lies above the baseline (below, when negative), in standard deviations of segments.</summary>
    public required double Deviations { get; init; }

    /// <summary>By how much it moved the label's probability; the groups' values add up to probability less baseline probability.</summary>
    public required double Value { get; init; }

    /// <summary>How far <see cref="Value"/> may be off, because not all orders of the groups were tried: a standard error; 0 where it is exact.</summary>
    public required double StandardError { get; init; }
}
