namespace GenreFunctions.Bench;

/// <summary>
/// A segment and a song of music-like sound: a chord, a beat and noise. What the features cost hardly depends on what is played, but for the
/// chroma filters, which are others where a song's segments differ in tuning: the chord is another seven cents higher every three seconds.
/// </summary>
internal static class BenchSong
{
    public const int SegmentCount = 10;

    private const double SegmentSeconds = 3;
    private const double CentsASegment = 7;

    public static float[] Samples(int count)
    {
        var random = new Random(7);
        var samples = new float[count];
        for (var n = 0; n < count; n++)
        {
            var seconds = n / 22050.0;
            var tuned = 2 * Math.PI * seconds * Math.Pow(2, CentsASegment * Math.Floor(seconds / SegmentSeconds) / 1200);
            var chord = Math.Sin(220 * tuned) + Math.Sin(277.18 * tuned) + Math.Sin(329.63 * tuned);
            var beat = Math.Exp(-(seconds % 0.5) * 20) * Math.Sin(2 * Math.PI * 60 * seconds);
            samples[n] = (float)(0.1 * chord + 0.4 * beat + 0.05 * (random.NextDouble() - 0.5));
        }

        return samples;
    }
}
