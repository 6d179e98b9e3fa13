namespace GenreFunctions.Explaining.Trees;

/// <summary>
/// How much each score's change moves each probability when scores go straight from one place to another and softmax makes them probabilities: the mean slopes on the way,
/// w_kj = integral over t in [0, 1] of p_k(t) (d_kj - p_j(t)), so that sum_j w_kj (to_j - from_j) = p_k(1) - p_k(0). Source: the integrated gradients of Sundararajan, Taly and
/// Yan, "Axiomatic attribution for deep networks", 2017, here of softmax alone.
/// </summary>
internal static class SoftmaxSlopes
{
    /// <summary>More pieces than this are for scores so far apart that the probabilities are 0 and 1 but for a moment of the way.</summary>
    private const int MostPieces = 4_096;

    /// <summary>Gauss and Legendre's five points in [0, 1] and their weights: exact for polynomials of the ninth degree.</summary>
    private static readonly (double Place, double Weight)[] Points =
    [
        Point(-2), Point(-1), (0.5, 64 / 225.0), Point(1), Point(2),
    ];

    /// <summary>Computes them.</summary>
    /// <param name="from">Scores of the beginning, one a label.</param>
    /// <param name="to">Scores of the end.</param>
    /// <param name="slopes">Row-major: a row for each probability, in it a number for each score.</param>
    public static void Mean(ReadOnlySpan<double> from, ReadOnlySpan<double> to, Span<double> slopes)
    {
        var labels = from.Length;
        Span<double> probabilities = stackalloc double[labels];
        slopes.Clear();
        var pieces = Pieces(from, to);
        for (var piece = 0; piece < pieces; piece++)
        {
            foreach (var (place, weight) in Points)
            {
                Softmax(from, to, (piece + place) / pieces, probabilities);
                for (var k = 0; k < labels; k++)
                {
                    for (var j = 0; j < labels; j++)
                        slopes[k * labels + j] += weight / pieces * probabilities[k] * ((k == j ? 1 : 0) - probabilities[j]);
                }
            }
        }
    }

    /// <summary>The probabilities that softmax makes of scores on the way, at <paramref name="place"/> in [0, 1].</summary>
    public static void Softmax(ReadOnlySpan<double> from, ReadOnlySpan<double> to, double place, Span<double> probabilities)
    {
        var highest = double.NegativeInfinity;
        for (var k = 0; k < from.Length; k++)
            highest = Math.Max(highest, probabilities[k] = from[k] + place * (to[k] - from[k]));
        var sum = 0.0;
        foreach (ref var probability in probabilities)
            sum += probability = Math.Exp(probability - highest);
        foreach (ref var probability in probabilities)
            probability /= sum;
    }

    /// <summary>
    /// Two pieces for each unit by which the scores move apart. Softmax is smooth up to pi such units beside the way, so that five points on half a unit leave nothing that
    /// 64 bits could show.
    /// </summary>
    private static int Pieces(ReadOnlySpan<double> from, ReadOnlySpan<double> to)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var k = 0; k < from.Length; k++)
            (least, most) = (Math.Min(least, to[k] - from[k]), Math.Max(most, to[k] - from[k]));
        return (int)Math.Clamp(Math.Ceiling(2 * (most - least)), 1, MostPieces);
    }

    private static (double Place, double Weight) Point(int number)
    {
        var side = Math.Abs(number) == 1 ? 1 : -1;
        var place = Math.Sqrt(5 - side * 2 * Math.Sqrt(10 / 7.0)) / 3 * Math.Sign(number);
        return ((1 + place) / 2, (322 + side * 13 * Math.Sqrt(70)) / 1800);
    }
}
