namespace GenreFunctions.Learning.MultiLabel;

/// <summary>Puts the training rows' mean where a feature is missing: what says least about a row.</summary>
internal sealed class MissingValues
{
    private readonly double[] _means;

    private MissingValues(double[] means) => _means = means;

    /// <summary>Measures the rows. A feature that is missing everywhere counts as 0.</summary>
    public static MissingValues Fit(TaggedExamples training)
    {
        var means = new double[training.Columns];
        for (var column = 0; column < means.Length; column++)
        {
            var (sum, count) = (0.0, 0);
            for (var row = 0; row < training.Count; row++)
            {
                var value = training[row][column];
                if (!double.IsNaN(value))
                    (sum, count) = (sum + value, count + 1);
            }

            means[column] = count > 0 ? sum / count : 0;
        }

        return new MissingValues(means);
    }

    /// <summary>The rows with nothing missing.</summary>
    public TaggedExamples Fill(TaggedExamples rows)
    {
        if (!rows.Features.Any(double.IsNaN))
            return rows;
        var features = new double[rows.Features.Length];
        for (var i = 0; i < features.Length; i++)
            features[i] = double.IsNaN(rows.Features[i]) ? _means[i % rows.Columns] : rows.Features[i];
        return rows with { Features = features };
    }
}
