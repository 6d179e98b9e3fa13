using System.Globalization;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Cli.Learning;

/// <summary>What an evaluation found, as text that also reads well in a model card.</summary>
internal static class ReportText
{
    /// <summary>Writes a protocol's report.</summary>
    public static void Write(TextWriter writer, ProtocolReport report)
    {
        writer.WriteLine($"Protocol {report.Protocol}{(report.Leaky ? " (leaky)" : "")}: {report.Description}");
        writer.WriteLine($"Learner {report.Learner}: {report.Settings}");
        foreach (var run in report.Runs)
            writer.WriteLine(Line($"  {run.Stage}: segments {run.SegmentAccuracy:F4}, songs {run.SongAccuracy:F4}, {run.Ended}, {run.TrainingSeconds:F1} s"));
        writer.WriteLine(Line($"  mean over the runs: segments {report.MeanSegmentAccuracy:F4} (95 % {report.MeanSegmentAccuracy95.Lower:F4} to {report.MeanSegmentAccuracy95.Upper:F4})"));
        writer.WriteLine(Line(
            $"  a training takes {report.TrainingSeconds:F1} s, a segment {report.ScoringSecondsPerSegment * 1e6:F1} us{(report.ModelBytes is { } bytes ? Line($", a model has {bytes / 1000:N0} KB") : "; there is no model file for this learner")}"));
        Write(writer, "Segments", report.Segments);
        Write(writer, "Songs", report.Songs);
        if (report.CalibratedSongs is { } calibrated && report.Calibration is { } calibration)
            writer.WriteLine(Line(
                $"Calibration: temperature {calibration.Temperature:F3} brings the songs' log loss to {calibrated.LogLoss:F4} and their calibration error to {calibrated.CalibrationError:F4}; below {calibration.UnknownThreshold:F3} a song is unknown."));
    }

    /// <summary>Writes how a given model did.</summary>
    public static void Write(TextWriter writer, string model, ModelEvaluation found)
    {
        writer.WriteLine($"Model {model}");
        Write(writer, "Segments", found.Segments);
        Write(writer, "Songs", found.Songs);
    }

    private static void Write(TextWriter writer, string what, Evaluation found)
    {
        var (macroF1, logLoss) = (found.Bootstrap95.MacroF1, found.Bootstrap95.LogLoss);
        writer.WriteLine();
        writer.WriteLine(Line(
            $"{what}: {found.Confusion.Count}, accuracy {found.Accuracy:F4} (95 % {found.Accuracy95.Lower:F4} to {found.Accuracy95.Upper:F4}), macro F1 {found.MacroF1:F4} ({macroF1.Lower:F4} to {macroF1.Upper:F4}), log loss {found.LogLoss:F4} ({logLoss.Lower:F4} to {logLoss.Upper:F4}), calibration error {found.CalibrationError:F4}"));
        writer.WriteLine();
        writer.WriteLine(found.Confusion);
        writer.WriteLine();
        var width = found.Confusion.Labels.Max(label => label.Length);
        foreach (var label in found.Confusion.Classes)
            writer.WriteLine(Line($"{label.Label.PadRight(width)}  precision {label.Precision:F3}  recall {label.Recall:F3}  F1 {label.F1:F3}"));
        writer.WriteLine();
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
