using GenreFunctions.Cli.Costs;
using GenreFunctions.Learning.Statistics;

namespace GenreFunctions.Cli.Learning.Statistics;

/// <summary>Statistics as one JSON object; what cannot be said of a feature that never varies is left out, and null in the matrix.</summary>
internal static class StatsJson
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, FeatureStatistics found, bool byLabel, int pairs) => IndentedJson.Write(
        writer,
        new
        {
            found.Rows,
            found.Features,
            Labels = found.Labels.Select(label => new { label.Label, label.Count, Means = byLabel ? label.Means : null }),
            StrongestCorrelations = found.Correlations.Strongest(pairs).Select(pair => new
            {
                One = found.Features[pair.One].Name,
                Other = found.Features[pair.Other].Name,
                pair.Correlation,
            }),
            Correlations = Enumerable.Range(0, found.Correlations.Columns)
                .Select(one => Enumerable.Range(0, found.Correlations.Columns).Select(other => found.Correlations[one, other])),
        });
}
