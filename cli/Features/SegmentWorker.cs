using GenreFunctions.Audio;
using GenreFunctions.Features;

namespace GenreFunctions.Cli.Features;

/// <summary>A row for every segment of three seconds.</summary>
internal sealed class SegmentWorker : IFeatureWorker
{
    private readonly FeatureExtractor _extractor = new();
    private readonly float[] _segment = new float[Segment.LengthSamples];

    /// <inheritdoc/>
    public SongFeatures Featurize(string path, AnalysisReader song, CancellationToken cancellation)
    {
        using var segments = new SegmentReader(song);
        var rows = new List<FeatureRow>();
        while (segments.Read(_segment))
        {
            cancellation.ThrowIfCancellationRequested();
            var features = new double[FeatureSchema.Count];
            _extractor.Extract(_segment, features);
            rows.Add(new FeatureRow(RowName.OfSegment(path, rows.Count), _segment.Length, features, RowName.Label(path)));
        }

        return new SongFeatures(path, segments.Fault is null ? rows : [], segments.Fault);
    }
}
