using BenchmarkDotNet.Attributes;
using GenreFunctions.Audio;

namespace GenreFunctions.Bench.Audio;

/// <summary>A 30-second stereo WAV song to segments at the analysis rate: decoding, mixing, resampling, cutting.</summary>
public class DecodeAndCut
{
    private readonly AudioOptions _options = new();
    private readonly AudioOpener _opener = new(new AudioOptions());
    private readonly float[] _segment = new float[Segment.LengthSamples];
    private byte[] _wav = [];

    [Params(8_000, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000)]
    public int SampleRateHz { get; set; }

    [GlobalSetup]
    public void Setup() => _wav = WavBytes.Pcm16(BenchSong.Samples(30 * SampleRateHz), SampleRateHz, channelCount: 2);

    [Benchmark]
    public int Song()
    {
        using var segments = new SegmentReader(new AnalysisReader(_opener.Open(new MemoryStream(_wav)), _options));
        while (segments.Read(_segment))
        {
        }

        return segments.SegmentCount;
    }
}
