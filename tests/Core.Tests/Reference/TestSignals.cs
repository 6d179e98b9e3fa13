namespace GenreFunctions.Tests.Reference;

/// <summary>A short stretch with everything in it: tones that come and go, clicks, noise. Seeded.</summary>
internal static class TestSignals
{
    public static float[] Mixture(int length, int seed = 1)
    {
        var random = new Random(seed);
        var signal = new float[length];
        for (var n = 0; n < length; n++)
        {
            var seconds = n / 22050.0;
            var tones = 0.2 * Math.Sin(2 * Math.PI * 220 * seconds) + 0.1 * Math.Sin(2 * Math.PI * 1318.5 * seconds) * (seconds % 0.8 < 0.4 ? 1 : 0.1);
            var clicks = n % 5512 < 200 ? 0.6 * Math.Exp(-n % 5512 / 40.0) * (random.NextDouble() - 0.5) : 0;
            signal[n] = (float)(tones + clicks + 0.02 * (random.NextDouble() - 0.5));
        }

        return signal;
    }

    public static float[] Noise(int length, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() * 2 - 1)];
    }

    public static double[] ToDouble(float[] signal) => Array.ConvertAll(signal, value => (double)value);
}
