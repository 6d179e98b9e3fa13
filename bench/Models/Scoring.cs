using BenchmarkDotNet.Attributes;
using GenreFunctions.Features;
using GenreFunctions.Models;

namespace GenreFunctions.Bench.Models;

/// <summary>The shipped model on the ten segments of a song: one after the other, as tagging does, and at once.</summary>
public class Scoring
{
    private readonly GenreModel _model = Load();
    private readonly double[] _features = [.. Enumerable.Range(0, BenchSong.SegmentCount * FeatureSchema.Count).Select(i => (double)(i % 7))];
    private readonly double[] _probabilities;

    public Scoring() => _probabilities = new double[BenchSong.SegmentCount * _model.Metadata.Labels.Count];

    [Benchmark(Baseline = true)]
    public void OneByOne()
    {
        var labels = _model.Metadata.Labels.Count;
        for (var segment = 0; segment < BenchSong.SegmentCount; segment++)
            _model.Score(_features.AsSpan(segment * FeatureSchema.Count, FeatureSchema.Count), _probabilities.AsSpan(segment * labels, labels));
    }

    [Benchmark]
    public void AtOnce() => _model.Score(_features, _probabilities);

    private static GenreModel Load()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "models", "gtzan-calm.onnx"));
        return GenreModel.Load(file);
    }
}
