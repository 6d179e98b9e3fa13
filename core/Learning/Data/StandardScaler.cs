using GenreFunctions.Features;

namespace GenreFunctions.Learning.Data;

/// <summary>Standardises features: (x - mean) / standard deviation, both of the training rows only.</summary>
internal sealed class StandardScaler
{
    /// <summary>
    /// A deviation this small beside the mean is what adding up rounded numbers leaves of a feature that never changes; divided by it, the first
    /// other value would drown all other features.
    /// </summary>
    private const double LeastDeviation = 1e-9;

    private StandardScaler(float[] means, float[] deviations)
    {
        Means = means;
        Deviations = deviations;
    }

    public float[] Means { get; }

    public float[] Deviations { get; }

    /// <summary>Measures the rows. A feature that never changes keeps its size: its deviation counts as 1.</summary>
    public static StandardScaler Fit(FeatureTable table, ReadOnlySpan<int> rows)
    {
        var means = new double[FeatureSchema.Count];
        var variances = new double[FeatureSchema.Count];
        foreach (var row in rows)
        {
            for (var i = 0; i < means.Length; i++)
                means[i] += table.Row(row)[i] / rows.Length;
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < means.Length; i++)
                variances[i] += Math.Pow(table.Row(row)[i] - means[i], 2) / rows.Length;
        }

        return new(
            [.. means.Select(mean => (float)mean)],
            [.. means.Zip(variances, Deviation)]);
    }

    /// <summary>Standardises rows into a matrix whose rows are <paramref name="stride"/> long, in the model's own arithmetic.</summary>
    public float[] Transform(FeatureTable table, ReadOnlySpan<int> rows, int stride)
    {
        var matrix = new float[rows.Length * stride];
        for (var r = 0; r < rows.Length; r++)
        {
            var row = table.Row(rows[r]);
            for (var i = 0; i < row.Length; i++)
                matrix[r * stride + i] = ((float)row[i] - Means[i]) / Deviations[i];
        }

        return matrix;
    }

    private static float Deviation(double mean, double variance)
    {
        var deviation = Math.Sqrt(variance);
        return deviation > LeastDeviation * Math.Abs(mean) && (float)deviation > 0 ? (float)deviation : 1;
    }
}
