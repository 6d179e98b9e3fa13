using BenchmarkDotNet.Attributes;
using GenreFunctions.Audio;
using GenreFunctions.Features;

namespace GenreFunctions.Bench.Features;

/// <summary>A 30-second song from the bytes of its WAV file to the features of its ten segments, on one core.</summary>
public class WholeSong
{
    private readonly AudioOptions _options = new();
    private readonly AudioOpener _opener = new(new AudioOptions());
    private readonly FeatureExtractor _extractor = new();
    private readonly float[] _segment = new float[Segment.LengthSamples];
    private readonly double[] _features = new double[FeatureSchema.Count];
    private readonly byte[] _analysisRate = WavBytes.Pcm16(BenchSong.Samples(BenchSong.SegmentCount * Segment.StrideSamples), Segment.SampleRateHz, 1);
    private readonly byte[] _compactDisc = WavBytes.Pcm16(BenchSong.Samples(30 * 44_100), 44_100, 2);
    private readonly byte[] _video = WavBytes.Pcm16(BenchSong.Samples(30 * 48_000), 48_000, 2);

    [Benchmark(Baseline = true)]
    public int Mono22050() => Featurize(_analysisRate);

    [Benchmark]
    public int Stereo44100() => Featurize(_compactDisc);

    [Benchmark]
    public int Stereo48000() => Featurize(_video);

    private int Featurize(byte[] wav)
    {
        using var segments = new SegmentReader(new AnalysisReader(_opener.Open(new MemoryStream(wav)), _options));
        while (segments.Read(_segment))
            _extractor.Extract(_segment, _features);
        return segments.SegmentCount;
    }
}
