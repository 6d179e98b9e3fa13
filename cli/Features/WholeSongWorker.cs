using GenreFunctions.Audio;
using GenreFunctions.Features;

namespace GenreFunctions.Cli.Features;

/// <summary>One row for a whole song.</summary>
internal sealed class WholeSongWorker : IFeatureWorker
{
    /// <summary>Room for the 30 seconds of a GTZAN excerpt, and a little.</summary>
    private const int FirstCapacity = 31 * Segment.SampleRateHz;

    private FeatureExtractor? _extractor;
    private int _extractorCapacity;
    private float[] _samples = new float[FirstCapacity];

    /// <inheritdoc/>
    public SongFeatures Featurize(string path, AnalysisReader song, CancellationToken cancellation)
    {
        using (song)
        {
            var length = ReadAll(song, cancellation);
            if (song.Fault is { } fault)
                return new SongFeatures(path, [], fault);
            if (length < Segment.LengthSamples)
                return new SongFeatures(path, [], new AudioFault(SongOutcome.TooShort, "The song is shorter than three seconds."));
            var features = new double[FeatureSchema.Count];
            ExtractorFor(length).Extract(_samples.AsSpan(0, length), features);
            return new SongFeatures(path, [new FeatureRow(RowName.OfWhole(path), length, features, RowName.Label(path))], null);
        }
    }

    private int ReadAll(AnalysisReader song, CancellationToken cancellation)
    {
        var length = 0;
        while (song.Read(_samples.AsSpan(length)) is > 0 and var count)
        {
            cancellation.ThrowIfCancellationRequested();
            length += count;
            if (length == _samples.Length)
                Array.Resize(ref _samples, 2 * length);
        }

        return length;
    }

    /// <summary>An extractor's memory grows with the longest song it takes, so a bigger one is made only when one comes.</summary>
    private FeatureExtractor ExtractorFor(int length)
    {
        if (_extractor is null || length > _extractorCapacity)
        {
            _extractorCapacity = Math.Max(length, FirstCapacity);
            _extractor = new FeatureExtractor(_extractorCapacity);
        }

        return _extractor;
    }
}
