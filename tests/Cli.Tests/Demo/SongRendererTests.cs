using GenreFunctions.Cli.Demo;
using GenreFunctions.Cli.Demo.Mixing;
using GenreFunctions.Cli.Demo.Styles;

namespace GenreFunctions.Cli.Tests.Demo;

public sealed class SongRendererTests(DemoSongs songs) : IClassFixture<DemoSongs>
{
    public static TheoryData<string> Styles => [.. DemoStyles.All.Select(style => style.Name)];

    [Fact]
    public void Styles_AreTheTenOfGtzan() =>
        Assert.Equal(
            ["blues", "classical", "country", "disco", "hiphop", "jazz", "metal", "pop", "reggae", "rock"],
            DemoStyles.All.Select(style => style.Name));

    [Theory]
    [MemberData(nameof(Styles))]
    public void Song_LastsThirtySeconds_AsLoudAsItsGenre_WithoutClipping(string name)
    {
        var song = songs.Of(name);
        var style = DemoStyles.All.Single(style => style.Name == name);

        Assert.Equal(30 * 44_100 * 2, song.Length);
        Assert.InRange(song.Max(Math.Abs), 0.2f, Master.Ceiling);
        Assert.InRange(LevelDb(song), style.LoudnessDb - 1, style.LoudnessDb + 1);
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Song_SoundsThroughout_AndInStereo(string name)
    {
        var song = songs.Of(name);

        for (var second = 0; second < 29; second++)
            Assert.InRange(LevelDb(song.AsSpan(second * 88_200, 88_200)), -55, 0);
        var side = Enumerable.Range(0, song.Length / 2).Select(i => song[2 * i] - song[(2 * i) + 1]).ToArray();
        Assert.InRange(LevelDb(side), -60, 0);
        Assert.InRange(Math.Abs(song.Average(sample => (double)sample)), 0, 0.005);
    }

    [Fact]
    public void Songs_AreDifferentPieces()
    {
        foreach (var (first, second) in DemoStyles.All.SelectMany((a, i) => DemoStyles.All.Skip(i + 1).Select(b => (a.Name, b.Name))))
            Assert.InRange(Correlation(songs.Of(first), songs.Of(second)), -0.25, 0.25);
    }

    [Theory]
    [InlineData("jazz")]
    [InlineData("hiphop")]
    public void SameSeed_GivesTheSameBytes_AnotherSeedOtherOnes(string name)
    {
        var style = DemoStyles.All.Single(style => style.Name == name);

        Assert.Equal(WavWriter.Write(songs.Of(name)), WavWriter.Write(SongRenderer.Render(style, DemoSongs.Seed)));
        Assert.NotEqual(WavWriter.Write(songs.Of(name)), WavWriter.Write(SongRenderer.Render(style, DemoSongs.Seed + 1)));
    }

    [Theory]
    [InlineData("disco", 0, 0.5)] // a kick on every beat, 120 a minute
    [InlineData("metal", 4, 0.4)] // a hat on every beat, 150 a minute
    [InlineData("reggae", 0, 4 * 60 / 76.0)] // one drop a bar, 76 beats a minute
    public void DrumTrack_KeepsTheTempoOfItsStyle(string name, int drum, double periodSeconds)
    {
        var style = DemoStyles.All.Single(style => style.Name == name);
        var track = SongRenderer.Render(style with { Parts = [style.Parts[drum]] }, DemoSongs.Seed);

        Assert.InRange(PeriodSeconds(track), periodSeconds - 0.01, periodSeconds + 0.01);
    }

    private static double LevelDb(ReadOnlySpan<float> samples)
    {
        double sum = 0;
        foreach (var sample in samples)
            sum += sample * (double)sample;
        return 10 * Math.Log10((sum / samples.Length) + 1e-12);
    }

    private static double Correlation(float[] a, float[] b)
    {
        double ab = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Length; i++)
        {
            ab += a[i] * (double)b[i];
            aa += a[i] * (double)a[i];
            bb += b[i] * (double)b[i];
        }

        return ab / Math.Sqrt(aa * bb);
    }

    /// <summary>The lag, between a quarter of a second and four seconds, at which the loudness is most like itself.</summary>
    private static double PeriodSeconds(float[] song)
    {
        const int FramesPerSecond = 200;
        var envelope = song.Chunk(2 * 44_100 / FramesPerSecond).Select(chunk => Math.Sqrt(chunk.Average(sample => (double)sample * sample))).ToArray();
        var mean = envelope.Average();
        var best = Enumerable.Range(FramesPerSecond / 4, FramesPerSecond * 15 / 4).Select(lag =>
        {
            var sum = 0.0;
            for (var i = lag; i < envelope.Length; i++)
                sum += (envelope[i] - mean) * (envelope[i - lag] - mean);
            return (Sum: sum, Lag: lag);
        }).Max();
        return best.Lag / (double)FramesPerSecond;
    }
}
