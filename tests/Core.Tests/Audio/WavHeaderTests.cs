namespace GenreFunctions.Tests.Audio;

public sealed class WavHeaderTests
{
    public static TheoryData<string, byte[]> Lies => new()
    {
        { "0 channels", new WavBytes().Riff().Format(1, 0, 44_100, 16).Chunk("data", [1, 2]).ToArray() },
        { "sample rate of 0 Hz", new WavBytes().Riff().Format(1, 1, 0, 16).Chunk("data", [1, 2]).ToArray() },
        { "sample rate of 4294967295 Hz", new WavBytes().Riff().Format(1, 1, uint.MaxValue, 16).Chunk("data", [1, 2]).ToArray() },
        { "7 bytes for a frame of 2 x 16 bits", new WavBytes().Riff().Format(1, 2, 44_100, 16, 7).Chunk("data", [1, 2]).ToArray() },
        { "0 bytes for a frame of 1 x 16 bits", new WavBytes().Riff().Format(1, 1, 44_100, 16, 0).Chunk("data", [1, 2]).ToArray() },
        { "0 bits for an integer sample", new WavBytes().Riff().Format(1, 1, 44_100, 0, 2).Chunk("data", [1, 2]).ToArray() },
        { "65535 bits for an integer sample", new WavBytes().Riff().Format(1, 1, 44_100, 65_535).Chunk("data", [1, 2]).ToArray() },
        { "24 bits for a floating-point sample", new WavBytes().Riff().Format(3, 1, 44_100, 24).Chunk("data", [1, 2]).ToArray() },
        { "8 bytes, where at least 16", new WavBytes().Riff().Chunk("fmt ", new byte[8]).Chunk("data", [1, 2]).ToArray() },
        { "no format chunk", new WavBytes().Riff().Chunk("LIST", [1, 2]).ToArray() },
        { "no format chunk", new WavBytes().Riff().Chunk("LIST", [1, 2], 0x7FFFFFFF).Format(1, 1, 44_100, 16).ToArray() },
        { "no format chunk", new WavBytes().Riff().Chunk("data", [1, 2], 0xFFFFFFFE).Format(1, 1, 44_100, 16).ToArray() },
        { "no samples behind it", new WavBytes().Riff().Format(1, 1, 44_100, 16).ToArray() },
        { "samples before their format", new WavBytes().Riff().Chunk("data", [1, 2], 0).Format(1, 1, 44_100, 16).ToArray() },
        { "too much in front", new WavBytes().Riff().Raw(new byte[100_000]).ToArray() },
        { "no format chunk", new WavBytes().Riff("RF64").Chunk("ds64", [.. Enumerable.Repeat((byte)0xFF, 28)]).Chunk("data", [1, 2], uint.MaxValue - 1).ToArray() },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void Open_HeaderThatLies_IsUndecodableWithOneSentence(string expected, byte[] bytes)
    {
        using var source = Listening.Open(bytes);
        Assert.Equal(SongOutcome.Undecodable, source.Fault!.Outcome);
        Assert.Contains(expected, source.Fault.Message);
        Assert.EndsWith(".", source.Fault.Message);
        Assert.Equal(0, source.Read(new float[10]));
    }

    /// <summary>Files whose samples take 0 bytes, and whether what follows is something else than samples.</summary>
    public static TheoryData<string, bool, byte[]> NoSamples
    {
        get
        {
            var list = new byte[300];
            Array.Fill(list, (byte)'x');
            var start = new WavBytes().Riff(size: 2000).Format(1, 1, 22_050, 16).Chunk("data", []).ToArray();
            var chunks = new WavBytes().Chunk("LIST", list).Chunk("id3 ", list[..31]).ToArray();
            var samples = WavBytes.Sine(0.1, 22_050)[44..];
            return new()
            {
                { "chunks to the end", true, [.. start, .. chunks] },
                { "chunks to the end, the last one's padding left out", true, [.. start, .. chunks[..^1]] },
                { "chunks longer than the head", true, [.. new WavBytes().Riff(size: 36 + 8 + 200_000).Format(1, 1, 22_050, 16).Chunk("data", []).Chunk("LIST", new byte[200_000]).ToArray()] },
                { "64-bit sizes", true, [.. new WavBytes().Riff("RF64", uint.MaxValue).Chunk("ds64", new byte[28]).Format(1, 1, 22_050, 16).Chunk("data", [], uint.MaxValue).ToArray(), .. chunks] },
                { "samples", false, [.. start, .. samples] },
                { "silence", false, [.. start, .. new byte[400]] },
                { "chunks and a rest", false, [.. start, .. chunks, 1, 2, 3] },
                { "a chunk that is cut off", false, [.. start, .. chunks[..200]] },
                { "a chunk without a name", false, [.. start, .. new WavBytes().Chunk("\u0001\u0002\u0003\u0004", list).ToArray()] },
            };
        }
    }

    [Theory]
    [MemberData(nameof(NoSamples))]
    public void Open_ZeroBytesOfSamples_AreNoneWhereOnlyChunksFollow(string follows, bool isEmpty, byte[] bytes)
    {
        foreach (var stream in new Stream[] { new MemoryStream(bytes), new ForwardStream(bytes, step: 1000) })
        {
            using var source = Listening.WithoutFfmpeg.Open(stream);
            Assert.True(isEmpty == (source.ReadAll().Length == 0), follows);
            Assert.Equal(isEmpty ? 0 : 1, source.Warnings.Count);
            Assert.Null(source.Fault);
        }
    }

    [Fact]
    public void Open_SamplesBeforeTheFormatInAStreamThatCannotSeek_IsUndecodable()
    {
        var bytes = new WavBytes().Riff().Chunk("data", [1, 2]).Format(1, 1, 44_100, 16).ToArray();
        using var source = Listening.WithoutFfmpeg.Open(new ForwardStream(bytes));
        Assert.Contains("samples before their format", source.Fault!.Message);
    }

    [Fact]
    public void Open_EndlessChunksInAStreamThatCannotSeek_Ends()
    {
        using var source = Listening.WithoutFfmpeg.Open(new ForwardStream(
            new WavBytes().Riff().ToArray(), new WavBytes().Chunk("junk", [1], 0x0FFFFFFF).ToArray(), long.MaxValue / 2, step: 4096));
        Assert.Contains("too much in front", source.Fault!.Message);
    }

    [Theory]
    [InlineData(0x0006)]
    [InlineData(0x0011)]
    [InlineData(0x0055)]
    public void Open_OtherCodecWithoutFfmpeg_IsUnsupported(int tag)
    {
        using var source = Listening.Open(new WavBytes().Riff().Format(tag, 1, 8000, 8).Chunk("data", new byte[100]).ToArray());
        Assert.Equal(SongOutcome.Unsupported, source.Fault!.Outcome);
        Assert.Contains("install ffmpeg", source.Fault.Message);
    }

    [Fact]
    public void Open_SubformatWithoutATag_IsLeftToFfmpeg()
    {
        using var source = Listening.Open(new WavBytes().Riff().Extensible(1, 4, 48_000, 16, [0, 0, 0x21, 7, 0xD3, 0x11, 0x86, 0x44, 0xC8, 0xC1, 0xCA, 0, 0, 0])
            .Chunk("data", new byte[100]).ToArray());
        Assert.Equal(SongOutcome.Unsupported, source.Fault!.Outcome);
    }
}
