using GenreFunctions.Audio.Wav;

namespace GenreFunctions.Tests.Audio;

public sealed class WavDecodingTests
{
    /// <summary>Every encoding, with the bytes of -1, 0, +0.5 and the value next below +1.</summary>
    public static TheoryData<string, int, int, byte[], float[]> Encodings => new()
    {
        { "pcm8", 1, 8, [0, 128, 192, 255], [-1, 0, 0.5f, 127 / 128f] },
        { "pcm16", 1, 16, [0, 0x80, 0, 0, 0, 0x40, 0xFF, 0x7F], [-1, 0, 0.5f, 32767 / 32768f] },
        { "pcm24", 1, 24, [0, 0, 0x80, 0, 0, 0, 0, 0, 0x40, 0xFF, 0xFF, 0x7F], [-1, 0, 0.5f, 8388607 / 8388608f] },
        { "pcm32", 1, 32, [0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0xFF, 0xFF, 0x7F], [-1, 0, 0.5f, 8388607 / 8388608f] },
        { "float32", 3, 32, WavBytes.Floats(-1, 0, 0.5f, 0.99f), [-1, 0, 0.5f, 0.99f] },
        { "float64", 3, 64, [.. new double[] { -1, 0, 0.5, 0.25 }.SelectMany(BitConverter.GetBytes)], [-1, 0, 0.5f, 0.25f] },
        { "pcm16", 1, 12, [0, 0x80, 0, 0, 0, 0x40, 0xF0, 0x7F], [-1, 0, 0.5f, 32752 / 32768f] },
        { "pcm24", 1, 20, [0, 0, 0x80, 0, 0, 0, 0, 0, 0x40, 0xF0, 0xFF, 0x7F], [-1, 0, 0.5f, 8388592 / 8388608f] },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_EachEncoding_GivesFullScaleOne(string codec, int tag, int bits, byte[] data, float[] expected)
    {
        byte[][] files =
        [
            new WavBytes().Riff().Format(tag, 1, 22_050, bits).Chunk("data", data).ToArray(),
            new WavBytes().Riff().Extensible(tag, 1, 22_050, bits).Chunk("data", data).ToArray(),
            new WavBytes().Riff().Chunk("LIST", [1, 2, 3]).Format(tag, 1, 22_050, bits).Chunk("fact", [4, 0, 0, 0]).Chunk("data", data).Chunk("id3 ", [9]).ToArray(),
            new WavBytes().Riff().Chunk("data", data).Format(tag, 1, 22_050, bits).ToArray(),
            new WavBytes().Riff("RF64", uint.MaxValue).Chunk("ds64", [.. new byte[8], (byte)data.Length, .. new byte[19]])
                .Format(tag, 1, 22_050, bits).Chunk("data", data, uint.MaxValue).Chunk("LIST", [1]).ToArray(),
            new WavBytes().Riff("BW64", uint.MaxValue).Format(tag, 1, 22_050, bits).Chunk("data", data).ToArray(),
        ];

        foreach (var file in files)
        {
            using var source = Listening.Open(file);
            Assert.Null(source.Fault);
            Assert.Equal(expected, source.ReadAll());
            Assert.Empty(source.Warnings);
            Assert.Equal(("wav", codec, 22_050, 1, "GenreFunctions"),
                (source.Description!.Container, source.Description.Codec, source.Description.SampleRateHz, source.Description.ChannelCount, source.Description.Decoder));
        }
    }

    [Fact]
    public void Read_EverySixteenBitValue_IsExactlyItsThirtyTwoThousandthPart()
    {
        var samples = Enumerable.Range(short.MinValue, 65_536).Select(value => (short)value).ToArray();
        using var source = Listening.Open(WavBytes.Pcm16(22_050, 1, samples));
        Assert.Equal(samples.Select(value => value / 32768f), source.ReadAll(4097));
    }

    [Theory]
    [InlineData(1, 16, 1)]
    [InlineData(1, 16, 2)]
    [InlineData(1, 16, 3)]
    [InlineData(1, 24, 6)]
    [InlineData(1, 8, 2)]
    [InlineData(1, 32, 2)]
    [InlineData(3, 32, 1)]
    [InlineData(3, 32, 2)]
    [InlineData(3, 64, 5)]
    public void Read_SeveralChannels_GivesTheirMean(int tag, int bits, int channels)
    {
        var random = new Random(7);
        const int Frames = 1003;
        var values = new double[Frames * channels];
        var data = new WavBytes();
        for (var i = 0; i < values.Length; i++)
        {
            var unit = (random.NextDouble() * 2) - 1;
            var full = Math.Pow(2, bits - 1);
            if (tag == 1)
            {
                var whole = Math.Floor(unit * full);
                values[i] = whole / full;
                data.Number((long)(bits == 8 ? whole + 128 : whole), bits / 8);
            }
            else
            {
                values[i] = bits == 32 ? (float)unit : unit;
                data.Raw(bits == 32 ? BitConverter.GetBytes((float)unit) : BitConverter.GetBytes(unit));
            }
        }

        using var source = Listening.Open(new WavBytes().Riff().Format(tag, channels, 22_050, bits).Chunk("data", data.ToArray()).ToArray());
        var expected = Enumerable.Range(0, Frames).Select(frame => (float)(values.Skip(frame * channels).Take(channels).Sum() / channels)).ToArray();
        var actual = source.ReadAll(333);
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < actual.Length; i++)
            Assert.InRange(actual[i], MathF.BitDecrement(expected[i]), MathF.BitIncrement(expected[i]));
    }

    [Theory]
    [InlineData(1, 16, 1)]
    [InlineData(1, 16, 2)]
    [InlineData(3, 32, 1)]
    [InlineData(3, 32, 2)]
    public void Convert_VectorisedShape_GivesTheBitsOfTheGeneralOne(int tag, int bits, int channels)
    {
        var format = WavFormat.Parse(new WavBytes().Format(tag, channels, 44_100, bits).ToArray().AsSpan(8), out _)!;
        for (var length = 0; length < 70; length++)
        {
            var data = new byte[length * format.FrameBytes];
            new Random(length).NextBytes(data);
            if (tag == 3)
                data = WavBytes.Floats([.. Enumerable.Range(0, length * channels).Select(i => (data[i] - 128) / 77f)]);
            var quick = new float[length];
            var plain = new float[length];
            MonoMix.Convert(format, data, quick);
            MonoMix.ConvertAny(format, data, plain);
            Assert.Equal(plain, quick);
        }
    }

    [Fact]
    public void Read_EightThousandChannels_GivesOneFrameAtATime()
    {
        var frame = Enumerable.Repeat((short)8192, 8191).ToArray();
        using var source = Listening.Open(WavBytes.Pcm16(22_050, 8191, [.. frame, .. frame, .. frame]));
        Assert.Equal([0.25f, 0.25f, 0.25f], source.ReadAll());
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(uint.MaxValue)]
    public void Read_StreamedHeader_ReadsToTheEndAndWarns(uint size)
    {
        var bytes = new WavBytes().Riff(size: size).Format(1, 1, 22_050, 16).Chunk("data", WavBytes.Shorts(16384, -16384, 0), size).ToArray();
        using var source = Listening.Open(bytes);
        Assert.Equal([0.5f, -0.5f, 0], source.ReadAll());
        Assert.Contains("does not state how long", Assert.Single(source.Warnings));
    }

    [Fact]
    public void Read_TruncatedData_GivesWholeFramesAndWarns()
    {
        using var source = Listening.Open(new WavBytes().Riff().Format(1, 2, 22_050, 16).Chunk("data", [0, 64, 0, 64, 0, 64, 0], 4000).ToArray()[..^1]);
        Assert.Equal([0.5f], source.ReadAll());
        Assert.Contains("states 1000 frames, and 1 are there", Assert.Single(source.Warnings));
        Assert.Null(source.Fault);
    }

    [Fact]
    public void Open_StreamThatCannotSeek_ReadsTheSame()
    {
        var bytes = WavBytes.Sine(0.1, channels: 2);
        using var seekable = Listening.Open(bytes);
        using var forward = Listening.WithoutFfmpeg.Open(new ForwardStream(bytes, step: 1001));
        Assert.Equal(seekable.ReadAll(), forward.ReadAll(77));
        Assert.Null(forward.StatedDuration);
        Assert.Equal(0.1, seekable.StatedDuration!.Value.TotalSeconds, 3);
    }

    [Fact]
    public void Open_StreamInTheMiddle_ReadsFromThere()
    {
        using var stream = new MemoryStream([1, 2, 3, .. WavBytes.Pcm16(22_050, 1, 16384, 8192)]) { Position = 3 };
        using var source = Listening.WithoutFfmpeg.Open(stream);
        Assert.Equal([0.5f, 0.25f], source.ReadAll());
        Assert.True(stream.CanRead); // it stays the caller's
    }

    [Fact]
    public void Open_HeaderBeyondTheHead_IsFound()
    {
        var bytes = new WavBytes().Riff().Chunk("junk", new byte[200_001]).Format(1, 1, 22_050, 16).Chunk("data", WavBytes.Shorts(16384)).ToArray();
        using var seekable = Listening.Open(bytes);
        using var forward = Listening.WithoutFfmpeg.Open(new ForwardStream(bytes, step: 5000));
        Assert.Equal([0.5f], seekable.ReadAll());
        Assert.Equal([0.5f], forward.ReadAll());
    }

    [Fact]
    public void Open_NoSamples_IsNoFaultHere()
    {
        using var source = Listening.Open(WavBytes.Pcm16(44_100, 2));
        Assert.Empty(source.ReadAll());
        Assert.Null(source.Fault);
    }

    [Fact]
    public void Read_Cancelled_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        using var source = Listening.WithoutFfmpeg.Open(new MemoryStream(WavBytes.Sine(0.1)), cancellation.Token);
        Assert.Equal(10, source.Read(new float[10]));
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => source.Read(new float[10]));
        Assert.Throws<OperationCanceledException>(() => Listening.WithoutFfmpeg.Open(new MemoryStream(), cancellation.Token));
    }
}
