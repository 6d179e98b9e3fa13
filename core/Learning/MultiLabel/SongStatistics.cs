using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Sequences;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// Songs instead of segments: a song's mean and standard deviation of every feature over its segments, twice as many columns. Learning then sees a row a song, and every segment is given its
/// song's answer.
/// </summary>
public sealed class SongStatistics : IMultiLabelLearner
{
    private readonly IMultiLabelLearner _learner;
    private readonly int _draws;

    /// <summary>Takes the learner of songs.</summary>
    /// <param name="learner">It sees a row a song.</param>
    /// <param name="draws">So many times more is each training song shown as a random half of its segments: other halves of a song are other songs that feel alike.</param>
    /// <exception cref="ArgumentOutOfRangeException">Draws are negative.</exception>
    public SongStatistics(IMultiLabelLearner learner, int draws = 0)
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentOutOfRangeException.ThrowIfNegative(draws);
        (_learner, _draws) = (learner, draws);
    }

    /// <inheritdoc/>
    public string Name => $"songs-{_learner.Name}";

    /// <inheritdoc/>
    public string Settings => $"on mean and deviation over a song's segments{(_draws > 0 ? $" and {_draws} random halves of them" : "")}: {_learner.Settings}";

    /// <inheritdoc/>
    public ITrainedTagger Train(TaggedExamples training, TaggedExamples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        var missing = MissingValues.Fit(training);
        var random = new RandomSource(seed);
        var songs = Drawn(missing.Fill(training), random);
        return new Trained(missing, _learner.Train(Join(songs, out _), Join(missing.Fill(validation), out _), (long)random.NextBits(), watch));
    }

    /// <summary>The rows, and behind them halves of songs as songs of their own.</summary>
    private TaggedExamples Drawn(TaggedExamples rows, RandomSource random)
    {
        if (_draws == 0)
            return rows;
        var (taken, songs) = (Enumerable.Range(0, rows.Count).ToList(), rows.Songs.ToList());
        var next = rows.Songs.Max() + 1;
        foreach (var song in SongRows.Group(rows.Songs).Where(song => song.Length > 1))
        {
            for (var draw = 0; draw < _draws; draw++, next++)
            {
                var order = song.ToArray();
                random.Shuffle(order);
                foreach (var row in order.Take((song.Length + 1) / 2).Order())
                {
                    taken.Add(row);
                    songs.Add(next);
                }
            }
        }

        return rows.Take([.. taken]) with { Songs = [.. songs] };
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
