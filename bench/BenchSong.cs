namespace GenreFunctions.Bench;

/// <summary>A segment and a song of music-like sound: a chord, a beat and noise. What the features cost does not depend on what is played.</summary>
internal static class BenchSong
{
    public const int SegmentCount = 10;

    public static float[] Samples(int count)
    {
        var random = new Random(7);
        var samples = new float[count];
        for (var n = 0; n < count; n++)
        {
            var seconds = n / 22050.0;
            var chord = Math.Sin(2 * Math.PI * 220 * seconds) + Math.Sin(2 * Math.PI * 277.18 * seconds) + Math.Sin(2 * Math.PI * 329.63 * seconds);
            var beat = Math.Exp(-(seconds % 0.5) * 20) * Math.Sin(2 * Math.PI * 60 * seconds);
            samples[n] = (float)(0.1 * chord + 0.4 * beat + 0.05 * (random.NextDouble() - 0.5));
        }

        return samples;
    }
}
