namespace GenreFunctions.Learning.Measures;

/// <summary>What a measure is when everything is done again with other seeds.</summary>
/// <param name="Mean">The mean over the seeds.</param>
/// <param name="Deviation">
/// Standard deviation from seed to seed (of a sample); <see langword="null"/> for one seed. It says how much of a number is the luck of division and training. The songs stay the same ones,
/// so it says nothing about other songs: more seeds do not make an interval over songs narrower.
/// </param>
/// <param name="Seeds">How many seeds.</param>
public readonly record struct OverSeeds(double Mean, double? Deviation, int Seeds)
{
    /// <summary>Of one number a seed.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static OverSeeds Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            throw new ArgumentException("There is no seed.", nameof(values));
        var mean = values.Average();
        return new OverSeeds(mean, values.Count > 1 ? Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)) : null, values.Count);
    }
}
