using GenreFunctions.Models;

namespace GenreFunctions.Tagging;

/// <summary>
/// Segments to a song's moods. A mood's share is the mean of its segments' shares: listeners were asked of the whole song, and each segment has the same say. Thresholds and
/// calibration were found on such means of songs the model had not seen.
/// </summary>
internal static class MoodJoin
{
    /// <summary>Joins a song of one audible segment or more.</summary>
    public static SongMoods Join(SegmentScores scores, MoodMetadata model)
    {
        var means = new double[model.Labels.Count];
        SongJoin.Mean(scores.MoodShares, means);
        return new SongMoods(model.Id, Moods(means, model), Timeline(scores, model.Labels.Count));
    }

    private static Mood[] Moods(double[] means, MoodMetadata model)
    {
        var moods = new Mood[means.Length];
        for (var i = 0; i < moods.Length; i++)
            moods[i] = new Mood(model.Labels[i], means[i], model.Calibration[i].Probability(means[i]), means[i] >= model.Thresholds[i]);
        return moods;
    }

    private static SegmentMoods[] Timeline(SegmentScores scores, int moodCount)
    {
        var timeline = new SegmentMoods[scores.Segments.Count];
        for (var i = 0; i < timeline.Length; i++)
        {
            var (start, end) = SegmentTimes.Of(scores.Segments[i]);
            timeline[i] = new SegmentMoods(start, end, scores.MoodShares[(i * moodCount)..((i + 1) * moodCount)]);
        }

        return timeline;
    }
}
