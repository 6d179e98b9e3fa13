using System.Globalization;
using GenreFunctions.Learning.Statistics;

namespace GenreFunctions.Cli.Learning.Statistics;

/// <summary>Statistics as text.</summary>
internal static class StatsText
{
    private const int NumberWidth = 12;

    private static readonly string[] Columns = ["mean", "std", "min", "max", "range", "skewness", "kurtosis - 3", "Jarque-Bera", "p"];

    /// <summary>Writes the features, the means of the labels where asked for, and the strongest correlations.</summary>
    public static void Write(TextWriter writer, FeatureStatistics found, bool byLabel, int pairs)
    {
        writer.WriteLine(Line($"{found.Rows:N0} rows, {found.Labels.Count} labels; std is of the rows as a population (divided by n)"));
        WriteTable(writer, found, Columns, feature =>
        [
            feature.Mean, feature.Std, feature.Minimum, feature.Maximum, feature.Range, feature.Skewness, feature.ExcessKurtosis,
            feature.Normality?.Statistic, feature.Normality?.PValue,
        ]);
        if (byLabel)
        {
            var place = found.Features.Select((feature, i) => (feature.Name, i)).ToDictionary(StringComparer.Ordinal);
            writer.WriteLine();
            writer.WriteLine("Means of the labels");
            WriteTable(writer, found, [.. found.Labels.Select(label => label.Label)], feature => [.. found.Labels.Select(label => (double?)label.Means[place[feature.Name]])]);
        }

        if (pairs == 0)
            return;
        var width = Width(found);
        writer.WriteLine();
        writer.WriteLine("Strongest correlations (Pearson)");
        foreach (var pair in found.Correlations.Strongest(pairs))
            writer.WriteLine(Line($"{found.Features[pair.One].Name.PadRight(width)}  {found.Features[pair.Other].Name.PadRight(width)}  {pair.Correlation,7:F4}"));
    }

    private static void WriteTable(TextWriter writer, FeatureStatistics found, IReadOnlyList<string> columns, Func<ColumnStatistics, double?[]> numbers)
    {
        var width = Width(found);
        writer.WriteLine($"{"feature".PadRight(width)}{string.Concat(columns.Select(column => $" {column.PadLeft(NumberWidth)}"))}");
        foreach (var feature in found.Features)
            writer.WriteLine($"{feature.Name.PadRight(width)}{string.Concat(numbers(feature).Select(Cell))}");
    }

    private static string Cell(double? number) => number is null ? $" {"-",NumberWidth}" : Line($" {number,NumberWidth:G6}");

    private static int Width(FeatureStatistics found) => found.Features.Max(feature => feature.Name.Length);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
