using GenreFunctions.Cli.Costs;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Cli.Learning;

/// <summary>Protocols' reports as one JSON object, in full precision; a row of a confusion matrix is what is right, a column what was named.</summary>
internal static class EvaluateJson
{
    /// <summary>Writes it.</summary>
    public static void Write(
        TextWriter writer,
        string path,
        FeatureTable table,
        ILearner learner,
        ProtocolOptions options,
        IReadOnlyList<AskedProtocol> asked,
        IReadOnlyList<ProtocolReport?> reports) => IndentedJson.Write(
        writer,
        new
        {
            Features = Path.GetFileName(path),
            Segments = table.RowCount,
            Songs = table.Songs.Count,
            table.Labels,
            Learner = learner.Name,
            learner.Settings,
            options.Seed,
            options.ValidationShare,
            Protocols = asked.Zip(reports, (protocol, report) => report is null
                ? (object)new { Protocol = protocol.Name, Needs = ProtocolArguments.Hint(protocol.Name) }
                : Report(report)),
        });

    private static object Report(ProtocolReport report) => new
    {
        report.Protocol,
        report.Description,
        report.Leaky,
        report.MeanSegmentAccuracy,
        report.MeanSegmentAccuracy95,
        report.TrainingSeconds,
        report.ScoringSecondsPerSegment,
        report.ModelBytes,
        Segments = EvaluationJson.Of(report.Segments),
        Songs = EvaluationJson.Of(report.Songs),
        report.Calibration,
        CalibratedSongs = report.CalibratedSongs is { } calibrated ? EvaluationJson.Of(calibrated) : null,
        report.Runs,
    };
}
