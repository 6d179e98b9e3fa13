using System.Numerics;

namespace GenreFunctions.Tests.Reference;

/// <summary>Harmonic and percussive signals with two masks and two inverse transforms, in double.</summary>
internal static class SlowSeparation
{
    public static (double[] Harmonic, double[] Percussive) Separate(SlowSpectrum spectrum)
    {
        var magnitudes = spectrum.Magnitudes;
        var overTime = Enumerable.Range(0, SlowSpectrum.Bins).AsParallel().AsOrdered()
            .Select(k => SlowMedian.Filter31([.. magnitudes.Select(frame => frame[k])])).ToArray();
        var overFrequency = magnitudes.AsParallel().AsOrdered().Select(SlowMedian.Filter31).ToArray();
        var harmonic = spectrum.Values.Select((frame, t) => frame.Select((d, k) => d * Share(overTime[k][t], overFrequency[t][k])).ToArray());
        var percussive = spectrum.Values.Select((frame, t) => frame.Select((d, k) => d * Share(overFrequency[t][k], overTime[k][t])).ToArray());
        return (Signal([.. harmonic], spectrum.Samples.Length), Signal([.. percussive], spectrum.Samples.Length));
    }

    private static double Share(double a, double b)
    {
        var z = Math.Max(a, b);
        return z < 1.17549435e-38 ? 0.5 : a / z * (a / z) / (a / z * (a / z) + b / z * (b / z));
    }

    private static double[] Signal(Complex[][] frames, int length)
    {
        var sum = new double[SlowSpectrum.Length + SlowSpectrum.Hop * (frames.Length - 1)];
        var weight = new double[sum.Length];
        var signals = frames.AsParallel().AsOrdered().Select(SlowSpectrum.InverseTransform).ToArray();
        for (var t = 0; t < frames.Length; t++)
        {
            for (var n = 0; n < SlowSpectrum.Length; n++)
            {
                var window = SlowSpectrum.Hann(n, SlowSpectrum.Length);
                sum[t * SlowSpectrum.Hop + n] += signals[t][n] * window;
                weight[t * SlowSpectrum.Hop + n] += window * window;
            }
        }

        var centred = sum.Zip(weight, (s, w) => w > 1.17549435e-38 ? s / w : s).Skip(1024).Take(SlowSpectrum.Hop * (frames.Length - 1));
        return [.. centred.Concat(Enumerable.Repeat(0.0, length)).Take(length)];
    }
}
