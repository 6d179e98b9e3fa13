namespace GenreFunctions.Tests.Reference;

/// <summary>Mel decibels and cepstrum by their formulas, in double.</summary>
internal static class SlowMel
{
    public const int Bands = 128;

    public static double HzToMel(double hz) => hz < 1000 ? hz * 3 / 200 : 15 + Math.Log(hz / 1000) / (Math.Log(6.4) / 27);

    public static double MelToHz(double mel) => mel < 15 ? mel * 200 / 3 : 1000 * Math.Exp(Math.Log(6.4) / 27 * (mel - 15));

    /// <summary>[band][bin].</summary>
    public static double[][] Filters()
    {
        var e = Enumerable.Range(0, Bands + 2).Select(i => MelToHz(i * HzToMel(11025) / (Bands + 1))).ToArray();
        return [.. Enumerable.Range(0, Bands).Select(m => Enumerable.Range(0, SlowSpectrum.Bins).Select(k => k * SlowSpectrum.BinHz).Select(f =>
            Math.Max(0, Math.Min((f - e[m]) / (e[m + 1] - e[m]), (e[m + 2] - f) / (e[m + 2] - e[m + 1]))) * 2 / (e[m + 2] - e[m])).ToArray())];
    }

    /// <summary>[frame][band].</summary>
    public static double[][] Decibels(SlowSpectrum spectrum)
    {
        var filters = Filters();
        var decibels = spectrum.Magnitudes
            .Select(frame => filters.Select(filter => 10 * Math.Log10(Math.Max(1e-10, filter.Zip(frame, (w, s) => w * s * s).Sum()))).ToArray())
            .ToArray();
        var floor = decibels.Max(frame => frame.Max()) - 80;
        return [.. decibels.Select(frame => frame.Select(value => Math.Max(floor, value)).ToArray())];
    }

    public static double Cepstrum(double[] decibels, int n) =>
        Math.Sqrt((n == 0 ? 1.0 : 2.0) / Bands) * decibels.Select((value, m) => value * Math.Cos(Math.PI * n * (2 * m + 1) / (2 * Bands))).Sum();

    /// <summary>One value a frame.</summary>
    public static double[] Onsets(double[][] decibels)
    {
        var rises = Enumerable.Range(1, decibels.Length - 1)
            .Select(t => Median([.. decibels[t].Zip(decibels[t - 1], (here, before) => Math.Max(0, here - before))]));
        return [.. Enumerable.Repeat(0.0, 3).Concat(rises).Take(decibels.Length)];
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[values.Length / 2 - 1] + values[values.Length / 2]) / 2;
    }
}
