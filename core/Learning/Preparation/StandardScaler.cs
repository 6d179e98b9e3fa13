namespace GenreFunctions.Learning.Preparation;

/// <summary>What standardising needs: every column's mean and standard deviation, (x - mean) / deviation, both of the training rows only.</summary>
/// <param name="Means">The means.</param>
/// <param name="Deviations">The standard deviations; none is 0.</param>
internal sealed record StandardScaler(float[] Means, float[] Deviations)
{
    /// <summary>
    /// A deviation this small beside the mean is what adding up rounded numbers leaves of a feature that never changes; divided by it, the first
    /// other value would drown all other features.
    /// </summary>
    private const double LeastDeviation = 1e-9;

    /// <summary>Measures rows. A feature that never changes keeps its size: its deviation counts as 1.</summary>
    public static StandardScaler Fit(ReadOnlySpan<double> rows, int columns)
    {
        var (means, variances, count) = (new double[columns], new double[columns], rows.Length / columns);
        for (var start = 0; start < rows.Length; start += columns)
        {
            for (var i = 0; i < columns; i++)
                means[i] += rows[start + i] / count;
        }

        for (var start = 0; start < rows.Length; start += columns)
        {
            for (var i = 0; i < columns; i++)
                variances[i] += Math.Pow(rows[start + i] - means[i], 2) / count;
        }

        return new(
            [.. means.Select(mean => (float)mean)],
            [.. means.Zip(variances, Deviation)]);
    }

    private static float Deviation(double mean, double variance)
    {
        var deviation = Math.Sqrt(variance);
        return deviation > LeastDeviation * Math.Abs(mean) && (float)deviation > 0 ? (float)deviation : 1;
    }
}
