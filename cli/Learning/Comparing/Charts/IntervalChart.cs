using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Cli.Learning.Comparing.Charts;

/// <summary>The learners of a protocol below each other: accuracy with its 95 % interval. What overlaps may be chance.</summary>
internal static class IntervalChart
{
    private const double Width = 460;
    private const double Left = 140;
    private const double Row = 24;

    /// <summary>Draws it.</summary>
    public static string Draw(IReadOnlyList<ComparedLearner> learners)
    {
        var intervals = learners.Select(learner => IntervalOf(learner.Report)).ToList();
        var (low, high) = (Math.Floor(intervals.Min(one => one.Lower) * 20) / 20, Math.Ceiling(intervals.Max(one => one.Upper) * 20) / 20);
        var svg = new Svg(Left + Width + 50, learners.Count * Row + 24, "Accuracy with 95 % intervals");
        for (var at = low; at <= high + 1e-9; at += 0.05)
            svg.Line(X(at), 0, X(at), learners.Count * Row, "grid").Words(X(at), learners.Count * Row + 16, FormattableString.Invariant($"{at:0.00}"), "middle", "small");
        for (var i = 0; i < learners.Count; i++)
        {
            var (y, accuracy) = ((i + 0.5) * Row, LearnerComparison.Headline(learners[i].Report));
            svg.Words(Left - 8, y + 4, learners[i].Report.Learner, "end").Line(X(intervals[i].Lower), y, X(intervals[i].Upper), y, "whisker");
            svg.Dot(X(accuracy), y, 5, "point").Words(Left + Width + 8, y + 4, FormattableString.Invariant($"{accuracy:0.000}"));
        }

        return svg.End();

        double X(double accuracy) => Left + Width * (accuracy - low) / Math.Max(0.05, high - low);
    }

    /// <summary>The interval of the accuracy that the protocol is judged by.</summary>
    public static Interval IntervalOf(ProtocolReport report) => report.Leaky ? report.MeanSegmentAccuracy95 : report.Songs.Accuracy95;
}
