using GenreFunctions.Tagging;

namespace GenreFunctions.Explaining;

/// <summary>
/// Shapley values for models that read a song as a whole, where a segment's answer depends on the others: a group takes the song's values in all segments at
/// once, and every order is walked through with the whole song. For such a sampler a song is one wide row.
/// </summary>
internal sealed class WholeSongSampler(SegmentScoring score, int labelCount, IReadOnlyList<int[]> groups, double[] baseline)
{
    /// <summary>As <see cref="ShapleySampler.Sample"/> does.</summary>
    public ShapleyValues Sample(ReadOnlySpan<double> features, ExplanationOptions options, CancellationToken cancellation)
    {
        var (width, segments) = (baseline.Length, features.Length / baseline.Length);
        var wideGroups = groups.Select(group => Enumerable.Range(0, segments).SelectMany(segment => group.Select(column => (segment * width) + column)).ToArray());
        double[] wideBaseline = [.. Enumerable.Repeat(baseline, segments).SelectMany(row => row)];
        var segmentScores = new double[segments * labelCount];
        var sampler = new ShapleySampler(ScoreSongs, labelCount, [.. wideGroups], wideBaseline);
        var values = sampler.Sample(features, options with { MaximumRows = options.MaximumRows / segments }, cancellation);
        return values with { Rows = values.Rows * segments };

        void ScoreSongs(ReadOnlySpan<double> songs, Span<double> probabilities)
        {
            for (var song = 0; song < probabilities.Length / labelCount; song++)
            {
                cancellation.ThrowIfCancellationRequested();
                score(songs.Slice(song * segments * width, segments * width), segmentScores);
                SongJoin.Mean(segmentScores, probabilities.Slice(song * labelCount, labelCount));
            }
        }
    }
}
