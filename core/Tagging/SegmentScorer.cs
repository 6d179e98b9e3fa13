using GenreFunctions.Audio;
using GenreFunctions.Features;
using GenreFunctions.Models;

namespace GenreFunctions.Tagging;

/// <summary>Featurizes the segments of one stretch of song after another, once each, and has every model score them. Not thread-safe.</summary>
internal sealed class SegmentScorer(GenreModel model, MoodModel? moods)
{
    private readonly FeatureExtractor _extractor = new();
    private readonly float[] _samples = new float[Segment.LengthSamples];
    private readonly double[] _features = new double[FeatureSchema.Count];
    private readonly double[] _row = new double[model.Metadata.Labels.Count];
    private readonly double[] _moodRow = new double[moods?.Metadata.Labels.Count ?? 0];

    public SegmentScores Score(SegmentReader segments, int firstSegment, int maximumCount, CancellationToken cancellation)
    {
        var audible = new List<int>();
        var probabilities = new List<double>();
        var moodShares = new List<double>();
        var silent = 0;
        for (var count = 0; count < maximumCount && segments.Read(_samples); count++)
        {
            cancellation.ThrowIfCancellationRequested();
            _extractor.Extract(_samples, _features);
            if (Silence.IsIn(_features))
            {
                silent++;
                continue;
            }

            model.Score(_features, _row);
            moods?.Score(_features, _moodRow);
            audible.Add(firstSegment + count);
            probabilities.AddRange(_row);
            moodShares.AddRange(_moodRow);
        }

        return new SegmentScores(audible, [.. probabilities], silent) { MoodShares = [.. moodShares] };
    }
}
