using GenreFunctions.Audio;
using GenreFunctions.Lanes;
using GenreFunctions.Pictures;
using GenreFunctions.Tests.Audio;
using GenreFunctions.Tests.Dsp;
using GenreFunctions.Tests.Reference;

namespace GenreFunctions.Tests.Pictures;

public sealed class SongPainterTests
{
    private const int Rate = 22_050;
    private const int Bands = SongPicture.MelBands;

    private static readonly AudioOptions Audio = new() { FfmpegProgram = "no-such-ffmpeg", MaximumDuration = TimeSpan.FromHours(1) };

    // The bands' edges by the formula; band b is highest at edge b + 1.
    private static readonly double[] Edges = [.. Enumerable.Range(0, Bands + 2).Select(i => SlowMel.MelToHz(i * SlowMel.HzToMel(11_025) / (Bands + 1)))];

    [Theory]
    [InlineData(70)]
    [InlineData(240)]
    [InlineData(440)]
    [InlineData(997)]
    [InlineData(3_000)]
    [InlineData(7_040)]
    [InlineData(10_500)]
    public void Draw_Sine_LightsTheBandWhoseCentreIsNearest(double hertz)
    {
        var picture = Draw([.. Enumerable.Range(0, 3 * Rate).Select(n => (float)Math.Sin(Math.Tau * hertz * n / Rate))]);
        var nearest = Enumerable.Range(0, Bands).MinBy(band => Math.Abs(Edges[band + 1] - hertz));
        // The first and the last frames hear its beginning and its end too.
        for (var column = 30; column < picture.Columns - 30; column++)
        {
            var levels = Levels(picture, column);
            Assert.Equal(nearest, levels.ToList().IndexOf(levels.Max()));
            Assert.True(levels[nearest] >= 254, $"Column {column} is at {levels[nearest]} of 255.");
        }

        Assert.Equal((-127, 127), (picture.Lows.ToArray().Min(), picture.Highs.ToArray().Max()));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 40_000)]
    [InlineData(3, 66_149)]
    [InlineData(100, 2_000_003)]
    public void Draw_Impulse_IsInItsColumn(int seconds, int at)
    {
        var picture = Draw(new GeneratedSource(seconds * Rate, n => n == at ? -0.5f : 0), columns: 1_000);
        var column = (int)((long)at * 1_000 / (seconds * Rate));
        Assert.Equal(Enumerable.Range(0, 1_000).Select(c => (sbyte)(c == column ? -64 : 0)), picture.Lows.ToArray());
        Assert.All(picture.Highs.ToArray(), high => Assert.Equal(0, high));

        // A frame reaches half its length to either side, and counts where its middle lies and as far as no other is nearer.
        var reach = (1_024 + 256) * 1_000.0 / (seconds * Rate) + 1;
        var lit = Enumerable.Range(0, 1_000).Where(c => Levels(picture, c).Max() > 0).ToList();
        Assert.True(lit.Count > 0 && lit[0] >= column - reach && lit[^1] <= column + reach, $"Column {column} is {string.Join(' ', lit)}.");

        // The nearest frame hears it loudest.
        var near = 512 * 1_000.0 / (seconds * Rate) + 1;
        Assert.InRange(lit.MaxBy(c => Levels(picture, c).Max()), column - near, column + near);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-9f)]
    public void Draw_Silence_IsAllFloor(float hiss)
    {
        var picture = Draw([.. Enumerable.Range(0, 3 * Rate).Select(n => n % 2 == 0 ? hiss : -hiss)]);
        Assert.All(picture.Mel.ToArray(), level => Assert.Equal(0, level));
        Assert.All(picture.Lows.ToArray(), low => Assert.Equal(0, low));
        Assert.All(picture.Highs.ToArray(), high => Assert.Equal(0, high));
    }

    [Theory]
    [ClassData(typeof(LaneWidths))]
    public void Draw_Noise_IsWhatTheFormulasSay(int lanes) => LaneWidths.Run(lanes, new Slowly());

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(512)]
    [InlineData(1_024)]
    [InlineData(1_025)]
    [InlineData(39_936)]
    [InlineData(40_448)]
    [InlineData(40_449)]
    public void Draw_AnyLength_FillsEveryColumn(int samples)
    {
        var picture = Draw([.. Enumerable.Repeat(0.25f, samples)], columns: 100);
        Assert.Equal(samples / (double)Rate, picture.DurationSeconds);
        Assert.Equal(picture.DurationSeconds / 100, picture.SecondsPerColumn);
        Assert.All(picture.Highs.ToArray(), high => Assert.Equal(32, high));
        Assert.All(picture.Lows.ToArray(), low => Assert.Equal(32, low));
        Assert.Equal((100 * Bands, (byte)255), (picture.Mel.Length, picture.Mel.ToArray().Max()));
    }

    [Fact]
    public void Draw_OneSongAfterAnother_IsAsByAPainterOfItsOwn()
    {
        var painter = new SongPainter(Audio);
        painter.Draw(Reader(new GeneratedSource(20 * Rate, n => n % 100 / 100f)), new SongPictureOptions());
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using var file = new MemoryStream(WavBytes.Sine(2, hertz: 600));
        Assert.Throws<OperationCanceledException>(() => painter.Draw(file, new SongPictureOptions(), cancelled.Token));
        file.Position = 0;
        var again = painter.Draw(file, new SongPictureOptions { Columns = 300 }).Picture!;
        file.Position = 0;
        var alone = new SongPainter(Audio).Draw(file, new SongPictureOptions { Columns = 300 }).Picture!;
        Assert.Equal(alone.Mel.ToArray(), again.Mel.ToArray());
        Assert.Equal(alone.Highs.ToArray(), again.Highs.ToArray());
        Assert.Equal(2, alone.DurationSeconds);
    }

    [Fact]
    public void Draw_LongStream_AllocatesNoMoreThanAShortOne()
    {
        var painter = new SongPainter(Audio);
        long Allocated(int seconds)
        {
            using var song = Reader(new GeneratedSource(seconds * Rate, n => n * 7919 % 1000 / 1000f));
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.NotNull(painter.Draw(song, new SongPictureOptions()).Picture);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(1);
        var (brief, lengthy) = (Allocated(1), Allocated(400));
        Assert.True(lengthy <= brief + 1_024, $"{brief} bytes for a second, {lengthy} for 400.");
    }

    [Fact]
    public void Draw_WhatIsNoSong_SaysWhy()
    {
        SongPictureResult Result(byte[] bytes, AudioOptions? audio = null) => new SongPainter(audio ?? Audio).Draw(new MemoryStream(bytes), new SongPictureOptions());
        Assert.Equal(SongOutcome.Undecodable, Result("no audio at all"u8.ToArray()).Fault!.Outcome);
        Assert.Equal(SongOutcome.TooShort, Result(WavBytes.Pcm16(Rate, 1)).Fault!.Outcome);
        var tooLong = Result(WavBytes.Sine(2), Audio with { MaximumDuration = TimeSpan.FromSeconds(1) });
        Assert.Equal(SongOutcome.TooLong, tooLong.Fault!.Outcome);
        Assert.Null(tooLong.Picture);
    }

    [Theory]
    [InlineData(99, -80)]
    [InlineData(4_001, -80)]
    [InlineData(100, -19)]
    [InlineData(100, -121)]
    [InlineData(100, double.NaN)]
    public void Draw_OptionOutOfRange_Throws(int columns, double floor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SongPainter(Audio).Draw(new MemoryStream([1]), new SongPictureOptions { Columns = columns, FloorDecibels = floor }));

    private static SongPicture Draw(float[] samples, int columns = 300) => Draw(new GeneratedSource(samples.Length, n => samples[n]), columns);

    private static SongPicture Draw(SampleSource source, int columns)
    {
        using var song = Reader(source);
        return new SongPainter(Audio).Draw(song, new SongPictureOptions { Columns = columns }).Picture!;
    }

    private static AnalysisReader Reader(SampleSource source) => new(source, Audio);

    private static byte[] Levels(SongPicture picture, int column) => picture.Mel.Slice(column * Bands, Bands).ToArray();

    /// <summary>Noise of some pieces' length that grows and fades, by the definitions and in double.</summary>
    private sealed class Slowly : ILaneCheck
    {
        private const int Columns = 100;
        private static readonly float[] Samples = [.. TestSignals.Noise(60_000, seed: 3).Select((sample, n) => (float)(sample * Math.Pow(Math.Sin(Math.PI * n / 60_000), 4) * 0.5))];
        private static readonly Lazy<byte[]> Expected = new(Paint);

        public void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            using var song = Reader(new GeneratedSource(Samples.Length, n => Samples[n]));
            var picture = new SongPainter(Audio, new MelColumns<TLanes>(1_000)).Draw(song, new SongPictureOptions { Columns = Columns }).Picture!;
            Assert.Equal(Expected.Value.Length, picture.Mel.Length);
            for (var i = 0; i < Expected.Value.Length; i++)
                Assert.True(Math.Abs(Expected.Value[i] - picture.Mel.Span[i]) <= 1, $"Column {i / Bands}, band {i % Bands}: {picture.Mel.Span[i]} in place of {Expected.Value[i]}.");
            for (var column = 0; column < Columns; column++)
            {
                var part = Samples[(column * Samples.Length / Columns)..((column + 1) * Samples.Length / Columns)];
                // Sixteen samples count as one: those at a column's edges may be its neighbour's.
                Assert.InRange(picture.Highs.Span[column], part[16..^16].Max() * 127 - 0.51, Samples[Math.Max(0, column * 600 - 16)..Math.Min(60_000, column * 600 + 616)].Max() * 127 + 0.51);
                Assert.InRange(picture.Lows.Span[column], Samples[Math.Max(0, column * 600 - 16)..Math.Min(60_000, column * 600 + 616)].Min() * 127 - 0.51, part[16..^16].Min() * 127 + 0.51);
            }
        }

        private static byte[] Paint()
        {
            var spectrum = new SlowSpectrum(TestSignals.ToDouble(Samples));
            var filters = Enumerable.Range(0, Bands).Select(m => Enumerable.Range(0, SlowSpectrum.Bins).Select(k => k * SlowSpectrum.BinHz).Select(f =>
                Math.Max(0, Math.Min((f - Edges[m]) / (Edges[m + 1] - Edges[m]), (Edges[m + 2] - f) / (Edges[m + 2] - Edges[m + 1]))) * 2 / (Edges[m + 2] - Edges[m])).ToArray()).ToArray();
            var powers = spectrum.Magnitudes.Select(frame => filters.Select(filter => filter.Zip(frame, (w, s) => w * s * s).Sum()).ToArray()).ToArray();
            var loudest = powers.Max(frame => frame.Max());
            var picture = new double[Columns * Bands];
            for (var frame = 0; frame < powers.Length; frame++)
            {
                var column = Math.Min(frame * 512 * Columns / Samples.Length, Columns - 1);
                for (var band = 0; band < Bands; band++)
                    picture[column * Bands + band] = Math.Max(picture[column * Bands + band], powers[frame][band]);
            }

            return [.. picture.Select(power => (byte)Math.Round(255 * (Math.Max(-80, 10 * Math.Log10(Math.Max(power, 1e-10) / loudest)) + 80) / 80))];
        }
    }
}
