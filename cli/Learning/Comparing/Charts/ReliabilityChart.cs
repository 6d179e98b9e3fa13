using GenreFunctions.Learning.Measures;

namespace GenreFunctions.Cli.Learning.Comparing.Charts;

/// <summary>A reliability diagram: how often answers of a confidence are right. On the diagonal confidence means what it says; below it, it is too high.</summary>
internal static class ReliabilityChart
{
    private const double Side = 220;
    private const double Left = 34;
    private const double Top = 10;

    /// <summary>Draws it.</summary>
    public static string Draw(Evaluation evaluation)
    {
        var svg = new Svg(Left + Side + 12, Top + Side + 34, FormattableString.Invariant($"Reliability; calibration error {evaluation.CalibrationError:F3}"));
        svg.Rectangle(Left, Top, Side, Side, "frame", 0.05).Line(X(0), Y(0), X(1), Y(1), "guide");
        var most = evaluation.Reliability.Max(bin => bin.Count);
        foreach (var bin in evaluation.Reliability.Where(bin => bin.Count > 0))
            svg.Dot(X(bin.Confidence), Y(bin.Accuracy), 2 + 6 * Math.Sqrt((double)bin.Count / most), "point");
        for (var tenth = 0; tenth <= 10; tenth += 5)
        {
            var text = FormattableString.Invariant($"{tenth / 10.0:0.0}");
            svg.Words(X(tenth / 10.0), Top + Side + 14, text, "middle", "small").Words(Left - 5, Y(tenth / 10.0) + 4, text, "end", "small");
        }

        return svg.Words(Left + Side / 2, Top + Side + 29, "confidence; upwards: share right", "middle", "small").End();
    }

    private static double X(double share) => Left + share * Side;

    private static double Y(double share) => Top + (1 - share) * Side;
}
