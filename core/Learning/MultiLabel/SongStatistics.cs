using GenreFunctions.Learning.Sequences;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// Songs instead of segments: a song's mean and standard deviation of every feature over its segments, twice as many columns. Learning then sees a row a song, and every segment is given its
/// song's answer.
/// </summary>
public sealed class SongStatistics(IMultiLabelLearner learner) : IMultiLabelLearner
{
    /// <inheritdoc/>
    public string Name => $"songs-{learner.Name}";

    /// <inheritdoc/>
    public string Settings => $"on mean and deviation over a song's segments: {learner.Settings}";

    /// <inheritdoc/>
    public ITrainedTagger Train(TaggedExamples training, TaggedExamples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        var missing = MissingValues.Fit(training);
        return new Trained(missing, learner.Train(Join(missing.Fill(training), out _), Join(missing.Fill(validation), out _), seed, watch));
    }

    /// <summary>A row a song, in the order in which songs first appear; targets are the mean over the segments, the class is the first segment's.</summary>
    internal static TaggedExamples Join(TaggedExamples segments, out int[][] songs)
    {
        songs = SongRows.Group(segments.Songs);
        var columns = segments.Columns;
        var features = new double[songs.Length * 2 * columns];
        for (var song = 0; song < songs.Length; song++)
        {
            for (var column = 0; column < columns; column++)
            {
                var (mean, square) = (0.0, 0.0);
                foreach (var row in songs[song])
                    mean += segments[row][column] / songs[song].Length;
                foreach (var row in songs[song])
                    square += Math.Pow(segments[row][column] - mean, 2) / songs[song].Length;
                features[song * 2 * columns + column] = mean;
                features[(song * 2 + 1) * columns + column] = Math.Sqrt(square);
            }
        }

        return Means(segments, songs) with { Features = features, Columns = 2 * columns };
    }

    /// <summary>Targets and classes a song, without features.</summary>
    internal static TaggedExamples Means(TaggedExamples segments, int[][] songs) => segments with
    {
        Features = [],
        Columns = 0,
        Targets = [.. songs.SelectMany(rows => Enumerable.Range(0, segments.TagCount).Select(tag => rows.Average(row => segments.Target(row, tag))))],
        Songs = [.. songs.Select(rows => segments.Songs[rows[0]])],
        Classes = segments.ClassCount > 0 ? [.. songs.Select(rows => segments.Classes[rows[0]])] : [],
    };

    private sealed class Trained(MissingValues missing, ITrainedTagger tagger) : ITrainedTagger
    {
        public string Ended => tagger.Ended;

        public TagScores Score(TaggedExamples rows)
        {
            ArgumentNullException.ThrowIfNull(rows);
            var joined = tagger.Score(Join(missing.Fill(rows), out var songs));
            return new TagScores(Spread(joined.Tags), Spread(joined.Classes));

            double[] Spread(double[] answers)
            {
                var width = songs.Length == 0 ? 0 : answers.Length / songs.Length;
                var spread = new double[rows.Count * width];
                for (var song = 0; song < songs.Length; song++)
                {
                    foreach (var row in songs[song])
                        answers.AsSpan(song * width, width).CopyTo(spread.AsSpan(row * width));
                }

                return spread;
            }
        }
    }
}
