using GenreFunctions.Audio;

namespace GenreFunctions.Tests.Audio;

public sealed class AnalysisReaderTests
{
    private static readonly AudioOptions Options = new();

    [Fact]
    public void Read_AtTheAnalysisRate_PassesSamplesUntouched()
    {
        var bytes = WavBytes.Sine(1, 22_050);
        using var source = Listening.Open(bytes);
        using var reader = new AnalysisReader(Listening.Open(bytes), Options);
        Assert.Equal(source.ReadAll(), reader.ReadAll(777));
        Assert.Equal(22_050, reader.SampleCount);
        Assert.Null(reader.Fault);
        Assert.Empty(reader.Warnings);
        Assert.Equal(22_050, reader.Description!.SampleRateHz);
    }

    [Theory]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(8_000)]
    public void Read_AtAnotherRate_GivesTheSameSoundAtTheAnalysisRate(int rate)
    {
        using var reader = new AnalysisReader(Listening.Open(WavBytes.Sine(1, rate, channels: 2)), Options);
        var samples = reader.ReadAll(12_345);
        Assert.Equal(22_050, samples.Length);
        for (var i = 2000; i < 20_000; i++)
            Assert.Equal(0.5 * Math.Sin(Math.Tau * 440 * i / 22_050), samples[i], 1e-4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(66_149)]
    public void Read_WhateverTheBlock_GivesTheSameBits(int block)
    {
        var bytes = WavBytes.Sine(0.7, 48_000);
        using var whole = new AnalysisReader(Listening.Open(bytes), Options);
        using var blocks = new AnalysisReader(Listening.Open(bytes), Options);
        Assert.Equal(whole.ReadAll(100_000), blocks.ReadAll(block));
    }

    [Fact]
    public void Read_SamplesThatAreNoNumbersOrHuge_AreRepairedAndCounted()
    {
        float[] samples = [0.5f, float.NaN, 0.25f, float.PositiveInfinity, float.NegativeInfinity, 1e30f, -2e6f, float.Epsilon, 0.125f, 0.5f, 0.5f];
        using var reader = new AnalysisReader(Listening.Open(new WavBytes().Riff().Format(3, 1, 22_050, 32).Chunk("data", WavBytes.Floats(samples)).ToArray()), Options);
        Assert.Equal([0.5f, 0, 0.25f, 0, 0, 1e6f, -1e6f, float.Epsilon, 0.125f, 0.5f, 0.5f], reader.ReadAll());
        Assert.Collection(reader.Warnings,
            warning => Assert.Equal("Samples that were no finite numbers were set to 0: 3.", warning),
            warning => Assert.Equal("Samples beyond 1,000,000 times full scale were limited to it: 2.", warning));
    }

    [Fact]
    public void Read_OneSampleThatIsNoNumber_IsFoundWhereverItIs()
    {
        for (var at = 0; at < 40; at++)
        {
            var samples = Enumerable.Repeat(0.5f, 40).ToArray();
            samples[at] = float.NaN;
            using var reader = new AnalysisReader(Listening.Open(new WavBytes().Riff().Format(3, 1, 22_050, 32).Chunk("data", WavBytes.Floats(samples)).ToArray()), Options);
            samples[at] = 0;
            Assert.Equal(samples, reader.ReadAll());
            Assert.Equal("Samples that were no finite numbers were set to 0: 1.", Assert.Single(reader.Warnings));
        }
    }

    [Theory]
    [InlineData(22_050)]
    [InlineData(44_100)]
    [InlineData(48_000)]
    [InlineData(44_101)]
    public void Read_NothingButExtremes_StaysFinite(int rate)
    {
        float[] extremes = [float.NaN, float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -0f, 1];
        var random = new Random(2);
        var samples = Enumerable.Range(0, 20_000).Select(_ => extremes[random.Next(extremes.Length)]).ToArray();
        using var reader = new AnalysisReader(Listening.Open(new WavBytes().Riff().Format(3, 1, rate, 32).Chunk("data", WavBytes.Floats(samples)).ToArray()), Options);
        var output = reader.ReadAll();
        Assert.NotEmpty(output);
        Assert.All(output, value => Assert.InRange(value, -4e6f, 4e6f)); // the filter may overshoot what goes in
    }

    [Fact]
    public void Read_LongerThanTheLimitByItsHeader_IsTooLongAtOnce()
    {
        using var reader = new AnalysisReader(Listening.Open(WavBytes.Sine(2)), Options with { MaximumDuration = TimeSpan.FromSeconds(1) });
        Assert.Equal(SongOutcome.TooLong, reader.Fault!.Outcome);
        Assert.Equal("The song is 2 s long, and at most 1 s are tagged: split it into shorter parts and upload each.", reader.Fault.Message);
        Assert.Equal(0, reader.Read(new float[10]));
        Assert.Equal(0, reader.SampleCount);
    }

    [Theory]
    [InlineData(0.25, "0.25 s")]
    [InlineData(59.5, "59.5 s")]
    [InlineData(60, "1 min")]
    [InlineData(90.2, "1 min 31 s")]
    [InlineData(21_600, "6 h")]
    [InlineData(21_600.001, "6 h 1 s")]
    [InlineData(27_000, "7 h 30 min")]
    [InlineData(360_000, "100 h")]
    public void Of_Duration_IsWrittenAsPeopleSayIt(double seconds, string expected) =>
        Assert.Equal(expected, DurationText.Of(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(22_050)]
    [InlineData(44_100)]
    public void Read_LongerThanTheLimitWithoutAHeaderThatSaysSo_IsTooLongWhenItIsReached(int rate)
    {
        using var source = Listening.WithoutFfmpeg.Open(new ForwardStream(WavBytes.Sine(2, rate), step: 4096));
        using var reader = new AnalysisReader(source, Options with { MaximumDuration = TimeSpan.FromSeconds(1) });
        Assert.Null(reader.Fault);
        Assert.Equal(22_050, reader.ReadAll().Length);
        Assert.Equal(SongOutcome.TooLong, reader.Fault!.Outcome);
        Assert.Equal("The song is too long, and at most 1 s are tagged: split it into shorter parts and upload each.", reader.Fault.Message);
        Assert.Equal(22_050, reader.SampleCount);
    }

    [Theory]
    [InlineData(22_050)]
    [InlineData(44_100)]
    public void Read_ExactlyAsLongAsTheLimit_IsNotTooLong(int rate)
    {
        using var reader = new AnalysisReader(Listening.Open(WavBytes.Sine(1, rate)), Options with { MaximumDuration = TimeSpan.FromSeconds(1) });
        Assert.Equal(22_050, reader.ReadAll().Length);
        Assert.Null(reader.Fault);
    }

    [Fact]
    public void Read_FaultyFile_PassesItsFaultOn()
    {
        using var reader = new AnalysisReader(Listening.Open([1, 2, 3]), Options);
        Assert.Equal(SongOutcome.Undecodable, reader.Fault!.Outcome);
        Assert.Equal(0, reader.Read(new float[10]));
    }

    [Fact]
    public void Read_QuarterOfAnHourOfStereo_AllocatesNothingOnTheWay()
    {
        const int Seconds = 900;
        var head = new WavBytes().Riff().Format(1, 2, 44_100, 16).Chunk("data", [], uint.MaxValue).ToArray();
        var noise = new byte[1 << 20];
        new Random(1).NextBytes(noise);
        using var reader = new AnalysisReader(
            Listening.WithoutFfmpeg.Open(new ForwardStream(head, noise, Seconds * 44_100L * 4, step: int.MaxValue)), Options);
        var samples = new float[8192];
        Assert.Equal(samples.Length, reader.Read(samples));

        var before = GC.GetAllocatedBytesForCurrentThread();
        while (reader.Read(samples) > 0)
        {
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000); // the warning at the end, and the runtime's own
        Assert.Equal(Seconds * 22_050L, reader.SampleCount);
    }
}
