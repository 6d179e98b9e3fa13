using CsvHelper;

namespace GenreFunctions.Learning.Statistics;

/// <summary>Writes a description of features as a table: a row a feature, empty where there is nothing to say.</summary>
public static class StatisticsCsv
{
    private static readonly CsvWriterOptions Writing = new() { NewLine = "\n" };

    private static readonly string[] Columns =
        ["feature", "mean", "std", "sample_std", "min", "max", "range", "skewness", "excess_kurtosis", "jarque_bera", "p_value"];

    /// <summary>Writes it.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="statistics">What to write.</param>
    /// <param name="byLabel">Whether a column <c>mean of &lt;label&gt;</c> follows for every label.</param>
    public static void Write(TextWriter writer, FeatureStatistics statistics, bool byLabel)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(statistics);
        using var csv = CsvWriter.Create(writer, Writing, leaveOpen: true);
        var labels = byLabel ? statistics.Labels : [];
        csv.WriteHeader([.. Columns, .. labels.Select(label => $"mean of {label.Label}")]);
        for (var i = 0; i < statistics.Features.Count; i++)
        {
            var feature = statistics.Features[i];
            csv.WriteField(feature.Name);
            foreach (var number in (double?[])
            [
                feature.Mean, feature.Std, feature.SampleStd, feature.Minimum, feature.Maximum, feature.Range, feature.Skewness, feature.ExcessKurtosis,
                feature.Normality?.Statistic, feature.Normality?.PValue, .. labels.Select(label => (double?)label.Means[i]),
            ])
            {
                if (number is { } known)
                    csv.WriteField(known);
                else
                    csv.WriteField("");
            }

            csv.EndRecord();
        }
    }
}
