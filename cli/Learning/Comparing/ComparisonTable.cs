using System.Globalization;
using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Cli.Learning.Comparing;

/// <summary>The table of a protocol, cell by cell; the page and the text write the same.</summary>
internal static class ComparisonTable
{
    /// <summary>The heads of the columns.</summary>
    public static IReadOnlyList<string> Heads { get; } =
        ["learner", "segments", "95 %", "songs", "95 %", "a seed varies by", "macro F1", "log loss", "calibration error", "training", "a segment", "model"];

    /// <summary>A learner's row.</summary>
    public static IReadOnlyList<string> Row(ComparedLearner learner)
    {
        var report = learner.Report;
        var judged = Judged(report);
        return
        [
            report.Learner,
            Share(report.MeanSegmentAccuracy), Ends(report.Leaky ? report.MeanSegmentAccuracy95 : report.Segments.Accuracy95),
            Share(report.Songs.Accuracy), Ends(report.Songs.Accuracy95), SummaryTable.Deviation(LearnerComparison.HeadlineOverSeeds(report)),
            Share(judged.MacroF1), Share(judged.LogLoss), Share(judged.CalibrationError),
            string.Create(CultureInfo.InvariantCulture, $"{report.TrainingSeconds:0.0} s"),
            string.Create(CultureInfo.InvariantCulture, $"{report.ScoringSecondsPerSegment * 1e6:0.0} us"),
            report.ModelBytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000:N0} KB") : "none",
        ];
    }

    /// <summary>What a protocol is judged by: segments where songs are on both sides, songs elsewhere.</summary>
    public static Evaluation Judged(ProtocolReport report) => report.Leaky ? report.Segments : report.Songs;

    /// <summary>The name of that.</summary>
    public static string JudgedName(ProtocolReport report) => report.Leaky ? "segments" : "songs";

    /// <summary>What the columns mean.</summary>
    public const string Legend =
        "Accuracy of segments and of songs, a song being its segments' mean probability, with 95 % intervals: over the seeds for the leaky protocol, with songs as the independent units elsewhere, " +
        "however many seeds. A seed varies by the standard deviation from seed to seed, of segments for the leaky protocol and of songs elsewhere. Macro F1, log loss (nats) and expected calibration error (15 bins) are of segments for the leaky protocol and of songs elsewhere, before calibration. Training is the mean of the trainings " +
        "by the clock, several side by side; a member of an ensemble is trained once, before it. A segment's time is scoring by the trained learner, not by its file.";

    private static string Share(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Ends(Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.Lower:0.000} to {interval.Upper:0.000}");
}
