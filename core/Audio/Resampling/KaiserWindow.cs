namespace GenreFunctions.Audio.Resampling;

/// <summary>
/// The Kaiser window <c>w(u) = I0(beta sqrt(1 - u^2)) / I0(beta)</c> for <c>|u| &lt; 1</c>, zero elsewhere.
/// Source: J. F. Kaiser, "Nonrecursive digital filter design using the I0-sinh window function", 1974.
/// </summary>
internal sealed class KaiserWindow
{
    private readonly double _beta;
    private readonly double _peak;

    /// <summary>A window whose filter stops by <paramref name="stopbandDecibels"/>, above 50: <c>beta = 0.1102 (A - 8.7)</c>.</summary>
    public KaiserWindow(double stopbandDecibels)
    {
        _beta = 0.1102 * (stopbandDecibels - 8.7);
        _peak = BesselI0(_beta);
    }

    /// <summary>Taps for a transition band of this width in cycles per sample: <c>(A - 7.95) / (2.285 * 2 pi * width)</c>.</summary>
    public static double Taps(double stopbandDecibels, double transitionWidth) =>
        (stopbandDecibels - 7.95) / (2.285 * Math.Tau * transitionWidth);

    /// <summary>The window at <paramref name="u"/>, where 1 is its edge.</summary>
    public double At(double u) => Math.Abs(u) >= 1 ? 0 : BesselI0(_beta * Math.Sqrt(1 - (u * u))) / _peak;

    /// <summary>I0(x) = sum over k of ((x/2)^k / k!)^2; every term is positive, so nothing cancels.</summary>
    private static double BesselI0(double x)
    {
        var quarter = x * x / 4;
        double term = 1, sum = 1;
        for (var k = 1; term > sum * 1e-17; k++)
        {
            term *= quarter / ((double)k * k);
            sum += term;
        }

        return sum;
    }
}
