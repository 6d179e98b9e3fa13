namespace GenreFunctions.Tests.Reference;

/// <summary>The averaged tempogram by its definition, in double.</summary>
internal static class SlowTempogram
{
    private const int Window = 344;

    public static double[] Of(double[] onsets)
    {
        const int half = Window / 2;
        var padded = Enumerable.Range(0, half).Select(j => onsets[0] * j / half)
            .Concat(onsets)
            .Concat(Enumerable.Range(0, half).Select(j => onsets[^1] * (half - 1 - j) / half))
            .ToArray();
        var sums = new double[Window];
        for (var t = 0; t < onsets.Length; t++)
        {
            var x = Enumerable.Range(0, Window).Select(n => padded[t + n] * SlowSpectrum.Hann(n, Window)).ToArray();
            var energy = x.Sum(value => value * value);
            for (var distance = 0; distance < Window; distance++)
                for (var n = 0; n + distance < Window; n++)
                    sums[distance] += x[n] * x[n + distance] / (energy == 0 ? 1 : energy) / onsets.Length;
        }

        return sums;
    }
}
