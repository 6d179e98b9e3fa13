using System.Globalization;
using GenreFunctions.Features;

namespace GenreFunctions.Learning.Statistics;

/// <summary>
/// Describes feature rows in one pass: nothing is kept of a row, so files may be as long as they like. Every row counts, silence too, as the files have them.
/// </summary>
public sealed record FeatureStatistics
{
    /// <summary>How many rows there were.</summary>
    public required long Rows { get; init; }

    /// <summary>The features, in their order.</summary>
    public required IReadOnlyList<ColumnStatistics> Features { get; init; }

    /// <summary>The labels, sorted, with the means of the features.</summary>
    public required IReadOnlyList<LabelMeans> Labels { get; init; }

    /// <summary>How the features go together.</summary>
    public required CorrelationMatrix Correlations { get; init; }

    /// <summary>Reads all rows.</summary>
    /// <exception cref="ArgumentException">There are no rows, or a row has not 57 finite features.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static FeatureStatistics Of(IEnumerable<FeatureRow> rows, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var columns = NewColumns();
        var labels = new SortedDictionary<string, Moments[]>(StringComparer.Ordinal);
        var correlations = new CorrelationMatrix(FeatureSchema.Count);
        var numbers = new double[FeatureSchema.Count];
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            Take(row, numbers);
            if (!labels.TryGetValue(row.Label, out var ofLabel))
                labels.Add(row.Label, ofLabel = NewColumns());
            for (var i = 0; i < numbers.Length; i++)
            {
                columns[i].Add(numbers[i]);
                ofLabel[i].Add(numbers[i]);
            }

            correlations.Add(numbers);
        }

        if (columns[0].Count == 0)
            throw new ArgumentException("There are no rows to describe.", nameof(rows));
        return new FeatureStatistics
        {
            Rows = columns[0].Count,
            Features = [.. columns.Select((moments, i) => ColumnStatistics.Of(FeatureSchema.Names[i], moments))],
            Labels = [.. labels.Select(label => new LabelMeans(label.Key, label.Value[0].Count, [.. label.Value.Select(moments => moments.Mean)]))],
            Correlations = correlations,
        };
    }

    private static Moments[] NewColumns() => [.. Enumerable.Range(0, FeatureSchema.Count).Select(_ => new Moments())];

    private static void Take(FeatureRow row, double[] numbers)
    {
        if (row.Features.Count != numbers.Length)
            throw new ArgumentException($"The row '{row.FileName}' has {row.Features.Count} features, but {numbers.Length} are needed.");
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = row.Features[i];
            if (!double.IsFinite(numbers[i]))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The row '{row.FileName}' has {FeatureSchema.Names[i]} {numbers[i]}, which is no finite number."));
        }
    }
}
