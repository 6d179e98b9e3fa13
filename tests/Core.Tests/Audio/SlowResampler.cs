namespace GenreFunctions.Tests.Audio;

/// <summary>The resampler's formula written down term by term in double precision: no table, no blocks, no vectors.</summary>
internal static class SlowResampler
{
    private const double Beta = 0.1102 * (96 - 8.7);

    public static double[] Resample(float[] input, int rate, int taps) =>
        [.. Enumerable.Range(0, (int)((((long)input.Length * 22_050) + rate - 1) / rate)).Select(n => Output(n, input, rate, taps))];

    /// <summary>Output <paramref name="n"/> alone.</summary>
    public static double Output(int n, float[] input, int rate, int taps)
    {
        var lower = Math.Min(1, 22_050.0 / rate);
        var cutoff = (10_000 + 11_025) / 2.0 / 22_050 * lower;
        var time = (double)n * rate / 22_050;
        double sum = 0, weights = 0;
        for (var k = (long)time - taps; k <= (long)time + taps; k++)
        {
            var weight = Weight(time - k, cutoff, taps);
            weights += weight;
            if (k >= 0 && k < input.Length)
                sum += weight * input[k];
        }

        return sum / weights;
    }

    private static double Weight(double t, double cutoff, int taps)
    {
        var u = 2 * t / taps;
        if (Math.Abs(u) >= 1)
            return 0;
        var x = 2 * Math.PI * cutoff * t;
        return (x == 0 ? 1 : Math.Sin(x) / x) * Bessel(Beta * Math.Sqrt(1 - (u * u)));
    }

    // I0(x) is the mean of exp(x cos a) over a circle; the trapezoid rule converges at once on a periodic function.
    private static double Bessel(double x)
    {
        double sum = 0;
        for (var i = 0; i < 48; i++)
            sum += Math.Exp(x * Math.Cos(Math.Tau * i / 48));
        return sum / 48;
    }
}
