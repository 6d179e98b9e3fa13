namespace GenreFunctions.Tests.Reference;

/// <summary>The chroma filter bank as librosa builds it: over all 2,048 points of the transform, for the tuned reference frequency.</summary>
internal static class SlowChroma
{
    /// <summary>[class from C][bin].</summary>
    public static double[][] Filters(double tuning)
    {
        var q = Enumerable.Range(1, 2047).Select(j => 12 * Math.Log2(j * SlowSpectrum.BinHz / (440 * Math.Pow(2, tuning / 12) / 16))).ToList();
        q.Insert(0, q[0] - 18);
        var weights = Enumerable.Range(0, 12).Select(_ => new double[SlowSpectrum.Bins]).ToArray();
        for (var j = 0; j < SlowSpectrum.Bins; j++)
        {
            var width = Math.Max(q[j + 1] - q[j], 1);
            var bumps = Enumerable.Range(0, 12).Select(c => Bump(q[j] - c, width)).ToArray();
            var norm = Math.Sqrt(bumps.Sum(bump => bump * bump));
            for (var c = 0; c < 12; c++)
                weights[(c + 9) % 12][j] = bumps[c] / norm * Math.Exp(-0.5 * Math.Pow((q[j] / 12 - 5) / 2, 2));
        }

        return weights;
    }

    private static double Bump(double semitones, double width)
    {
        var d = (semitones + 6 + 120) % 12;
        d = (d < 0 ? d + 12 : d) - 6;
        return Math.Exp(-0.5 * Math.Pow(2 * d / width, 2));
    }
}
