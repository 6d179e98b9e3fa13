using BenchmarkDotNet.Attributes;
using GenreFunctions.Audio;
using GenreFunctions.Features;

namespace GenreFunctions.Bench.Features;

/// <summary>A whole 30-second song from its WAV file's bytes to the features of its ten segments, decoding included, on one core.</summary>
public class SongBatches
{
    private readonly double[] _features = new double[FeatureSchema.Count];
    private readonly FeatureExtractor _extractor = new();
    private readonly float[] _song = BenchSong.Samples(BenchSong.SegmentCount * Segment.StrideSamples);

    [Benchmark]
    public void TenSegments()
    {
        for (var segment = 0; segment < BenchSong.SegmentCount; segment++)
            _extractor.Extract(_song.AsSpan(segment * Segment.StrideSamples, Segment.LengthSamples), _features);
    }
}
