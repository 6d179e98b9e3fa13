using System.Numerics;

namespace GenreFunctions.Tests.Reference;

/// <summary>The short-time Fourier transform by its definition: a sum for every bin of every frame, in double.</summary>
internal sealed class SlowSpectrum
{
    public const int Length = 2048;
    public const int Hop = 512;
    public const int Bins = 1025;
    public const double BinHz = 22050.0 / Length;

    public SlowSpectrum(double[] samples)
    {
        Samples = samples;
        var padded = Reflect(samples);
        Frames = [.. Enumerable.Range(0, 1 + samples.Length / Hop).Select(t => padded[(t * Hop)..(t * Hop + Length)])];
        Values = [.. Frames.AsParallel().AsOrdered().Select(frame => Transform([.. frame.Select((y, n) => y * Hann(n, Length))]))];
        Magnitudes = [.. Values.Select(frame => frame.Select(value => value.Magnitude).ToArray())];
    }

    public double[] Samples { get; }

    /// <summary>[frame][sample], before the window.</summary>
    public double[][] Frames { get; }

    /// <summary>[frame][bin].</summary>
    public Complex[][] Values { get; }

    /// <summary>[frame][bin].</summary>
    public double[][] Magnitudes { get; }

    public static double Hann(int n, int length) => 0.5 - 0.5 * Math.Cos(2 * Math.PI * n / length);

    public static Complex[] Transform(double[] samples)
    {
        var turns = Enumerable.Range(0, samples.Length).Select(i => Complex.FromPolarCoordinates(1, -2 * Math.PI * i / samples.Length)).ToArray();
        var bins = new Complex[samples.Length / 2 + 1];
        for (var k = 0; k < bins.Length; k++)
            for (var n = 0; n < samples.Length; n++)
                bins[k] += samples[n] * turns[(int)((long)k * n % samples.Length)];
        return bins;
    }

    public static double[] InverseTransform(Complex[] bins)
    {
        var length = 2 * (bins.Length - 1);
        var turns = Enumerable.Range(0, length).Select(i => Complex.FromPolarCoordinates(1, 2 * Math.PI * i / length)).ToArray();
        var samples = new double[length];
        for (var n = 0; n < length; n++)
        {
            for (var k = 0; k < bins.Length; k++)
                samples[n] += (k == 0 || k == bins.Length - 1 ? 1 : 2) * (bins[k] * turns[(int)((long)k * n % length)]).Real;
            samples[n] /= length;
        }

        return samples;
    }

    private static double[] Reflect(double[] y) =>
        [.. Enumerable.Range(-Length / 2, y.Length + Length).Select(n => y[n < 0 ? -n : n >= y.Length ? 2 * y.Length - 2 - n : n])];
}
