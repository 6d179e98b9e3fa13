namespace GenreFunctions.Features;

/// <summary>
/// How far one feature of our rows is from the same feature of a reference file's rows of the same name. Differences are measured in the
/// standard deviation of the feature over the whole reference file, which is what a model sees.
/// </summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Values">Rows that both files have.</param>
/// <param name="Exact">How many of them are equal to the last bit.</param>
/// <param name="Close">How many are within <see cref="CloseDeviations"/>.</param>
/// <param name="LargestDeviations">The largest difference, in standard deviations.</param>
public sealed record FeatureParity(string Feature, int Values, int Exact, int Close, double LargestDeviations)
{
    /// <summary>A difference that no model can tell from none.</summary>
    public const double CloseDeviations = 1e-4;

    /// <summary>Compares all features of the rows that both have, by file name.</summary>
    /// <returns>One entry for each of the 57 features, in order; with no values where no row is in both.</returns>
    /// <exception cref="ArgumentException">A file has two rows of one name, so that nobody knows which to compare.</exception>
    public static IReadOnlyList<FeatureParity> Compare(IReadOnlyList<FeatureRow> rows, IReadOnlyList<FeatureRow> reference)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(reference);
        var byName = ByName(reference);
        var pairs = ByName(rows).Values.Where(row => byName.ContainsKey(row.FileName)).Select(row => (Ours: row, Theirs: byName[row.FileName])).ToList();
        return [.. Enumerable.Range(0, FeatureSchema.Count).Select(feature =>
        {
            var deviation = StandardDeviation([.. reference.Select(row => row.Features[feature])]);
            var distances = pairs.Select(pair => Distance(pair.Ours.Features[feature], pair.Theirs.Features[feature], deviation)).ToList();
            return new FeatureParity(
                FeatureSchema.Names[feature],
                distances.Count,
                distances.Count(distance => distance == 0),
                distances.Count(distance => distance <= CloseDeviations),
                distances.DefaultIfEmpty(0).Max());
        })];
    }

    private static Dictionary<string, FeatureRow> ByName(IReadOnlyList<FeatureRow> rows)
    {
        var byName = new Dictionary<string, FeatureRow>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!byName.TryAdd(row.FileName, row))
                throw new ArgumentException($"There are two rows '{row.FileName}'; songs that are compared need names of their own.", nameof(rows));
        }

        return byName;
    }

    private static double Distance(double ours, double theirs, double deviation) => ours == theirs ? 0 : Math.Abs(ours - theirs) / deviation;

    private static double StandardDeviation(double[] values)
    {
        var mean = values.DefaultIfEmpty(0).Average();
        return Math.Sqrt(values.Select(value => (value - mean) * (value - mean)).DefaultIfEmpty(0).Average());
    }
}
