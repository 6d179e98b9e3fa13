using System.Globalization;
using GenreFunctions.Learning.Comparing;

namespace GenreFunctions.Cli.Learning.Comparing.Charts;

/// <summary>A learning curve: the loss on training and on validation rows, round by round, the mean of all trainings.</summary>
internal static class CurveChart
{
    private const double Width = 300;
    private const double Height = 200;
    private const double Left = 40;
    private const double Top = 10;

    /// <summary>Draws it; <see langword="null"/> where there is nothing to see.</summary>
    public static string? Draw(IReadOnlyList<CurvePoint> curve)
    {
        var losses = curve.SelectMany(point => (double[])[point.TrainingLoss, point.ValidationLoss]).Where(double.IsFinite).ToList();
        if (curve.Count < 2 || losses.Count == 0)
            return null;
        var (rounds, most) = (curve[^1].Round, Math.Max(losses.Max(), 1e-9));
        var svg = new Svg(Left + Width + 12, Top + Height + 34, "Learning curve").Rectangle(Left, Top, Width, Height, "frame", 0.05);
        svg.Path(Points(point => point.TrainingLoss), "training").Path(Points(point => point.ValidationLoss), "validation");
        svg.Words(Left - 5, Top + 10, most.ToString("0.00", CultureInfo.InvariantCulture), "end", "small").Words(Left - 5, Top + Height, "0", "end", "small");
        svg.Words(Left, Top + Height + 14, "1", "middle", "small").Words(Left + Width, Top + Height + 14, rounds.ToString(CultureInfo.InvariantCulture), "middle", "small");
        return svg.Words(Left + Width / 2, Top + Height + 29, "rounds; upwards: loss in nats; dashed: validation rows", "middle", "small").End();

        IEnumerable<(double X, double Y)> Points(Func<CurvePoint, double> loss) => curve
            .Where(point => double.IsFinite(loss(point)))
            .Select(point => (Left + Width * (point.Round - 1) / Math.Max(1, rounds - 1), Top + Height * (1 - loss(point) / most)));
    }
}
