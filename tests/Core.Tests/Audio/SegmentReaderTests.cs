using GenreFunctions.Audio;

namespace GenreFunctions.Tests.Audio;

public sealed class SegmentReaderTests
{
    [Theory]
    [InlineData(66_149, 1)]
    [InlineData(66_150, 1)]
    [InlineData(66_151, 1)]
    [InlineData(132_298, 1)]
    [InlineData(132_299, 2)]
    [InlineData(132_300, 2)]
    [InlineData(661_794, 10)] // the usual length of a clip in the public data set
    [InlineData(661_500, 10)] // rock.00027: the data set drops its tenth segment, docs/adr/0008-segment-cut.md
    public void Read_SongOfThisLength_GivesSegmentsThatStartEveryThreeSeconds(int length, int expected)
    {
        var samples = Enumerable.Range(0, length).Select(i => (short)((i % 65_536) - 32_768)).ToArray();
        using var reader = Cut(WavBytes.Pcm16(22_050, 1, samples));
        var segment = new float[Segment.LengthSamples];
        for (var index = 0; index < expected; index++)
        {
            Assert.True(reader.Read(segment));
            for (var i = 0; i < segment.Length; i++)
                Assert.Equal(samples[(66_150 * index) + i] / 32_768f, segment[i]);
        }

        Assert.False(reader.Read(segment));
        Assert.False(reader.Read(segment));
        Assert.Equal(expected, reader.SegmentCount);
        Assert.Equal(length, reader.Song.SampleCount);
        Assert.Null(reader.Fault);
    }

    [Theory]
    [InlineData(0, "0.000")]
    [InlineData(22_050, "1.000")]
    [InlineData(66_148, "3.000")]
    public void Read_SongShorterThanASegment_IsTooShortAndSaysWhatIsNeeded(int length, string seconds)
    {
        using var reader = Cut(WavBytes.Pcm16(22_050, 1, new short[length]));
        Assert.Null(reader.Fault);
        Assert.False(reader.Read(new float[Segment.LengthSamples]));
        Assert.Equal(SongOutcome.TooShort, reader.Fault!.Outcome);
        Assert.Contains($"{seconds} s long", reader.Fault.Message);
        Assert.Contains("needs 66,149 samples", reader.Fault.Message);
    }

    [Fact]
    public void Read_FaultySong_KeepsItsFault()
    {
        using var reader = Cut([1, 2, 3]);
        Assert.False(reader.Read(new float[Segment.LengthSamples]));
        Assert.Equal(SongOutcome.Undecodable, reader.Fault!.Outcome);
    }

    [Fact]
    public void Read_BufferOfAnotherLength_Throws()
    {
        using var reader = Cut(WavBytes.Sine(4));
        Assert.Contains("66150", Assert.Throws<ArgumentException>(() => reader.Read(new float[66_150])).Message);
    }

    private static SegmentReader Cut(byte[] bytes) => new(new AnalysisReader(Listening.Open(bytes), new AudioOptions()));
}
