namespace GenreFunctions.Tagging;

/// <summary>What a model says of the segments of a song, or of one stretch of it.</summary>
/// <param name="Segments">The audible segments, ascending, counted from 0 at the song's beginning.</param>
/// <param name="Probabilities">Row-major, one row of the model's labels for each of <paramref name="Segments"/>.</param>
/// <param name="SilentCount">Segments that were left out because nothing in them can be heard.</param>
public sealed record SegmentScores(IReadOnlyList<int> Segments, double[] Probabilities, int SilentCount)
{
    /// <summary>Row-major, one row of the model of moods' shares for each of <see cref="Segments"/>; empty without such a model.</summary>
    public double[] MoodShares { get; init; } = [];

    /// <summary>The scores of a whole song from those of its stretches, which follow each other.</summary>
    /// <exception cref="ArgumentException">A stretch holds a segment that does not lie behind those before it.</exception>
    public static SegmentScores Concat(IEnumerable<SegmentScores> stretches)
    {
        ArgumentNullException.ThrowIfNull(stretches);
        List<int> segments = [];
        List<double> probabilities = [];
        List<double> moodShares = [];
        var silent = 0;
        foreach (var stretch in stretches)
        {
            foreach (var segment in stretch.Segments)
            {
                if (segments.Count > 0 && segment <= segments[^1])
                    throw new ArgumentException($"Segment {segment} does not lie behind segment {segments[^1]}.", nameof(stretches));
                segments.Add(segment);
            }

            probabilities.AddRange(stretch.Probabilities);
            moodShares.AddRange(stretch.MoodShares);
            silent += stretch.SilentCount;
        }

        return new SegmentScores(segments, [.. probabilities], silent) { MoodShares = [.. moodShares] };
    }
}
