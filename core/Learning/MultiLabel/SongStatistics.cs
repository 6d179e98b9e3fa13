using System.Globalization;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Sequences;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// Songs instead of segments: the mean and standard deviation of every feature over a song's segments, and more if asked for. Learning then sees a row a song, and every segment is given its
/// song's answer.
/// </summary>
public sealed class SongStatistics : IMultiLabelLearner
{
    /// <summary>Less than this is rounding, as in <see cref="Preparation.Logarithms.Floor"/>.</summary>
    private const double LeastForLogarithm = Preparation.Logarithms.Floor;

    private readonly IMultiLabelLearner _learner;
    private readonly SongStatisticsOptions _options;

    /// <summary>Takes the learner of songs, and what is measured of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SongStatistics(IMultiLabelLearner learner, SongStatisticsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(learner);
        (_learner, _options) = (learner, options ?? new SongStatisticsOptions());
        if (_options.Draws < 0)
            throw new ArgumentOutOfRangeException(nameof(options), _options.Draws, $"{_options.Draws} draws cannot be made.");
    }

    /// <inheritdoc/>
    public string Name => $"songs-{_learner.Name}";

    /// <inheritdoc/>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"on mean{(_options.Steps ? ", step" : "")} and deviation over a song's segments{(_options.LogColumns.Count > 0 ? $", with logarithms of {_options.LogColumns.Count} features" : "")}{(_options.Draws > 0 ? $", and {_options.Draws} random halves of each song" : "")}: {_learner.Settings}");

    /// <inheritdoc/>
    public ITrainedTagger Train(TaggedExamples training, TaggedExamples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        foreach (var column in _options.LogColumns)
        {
            if (column < 0 || column >= training.Columns)
                throw new ArgumentException($"There is no column {column} to take the logarithm of; the rows have {training.Columns}.", nameof(training));
        }

        var missing = MissingValues.Fit(training);
        var random = new RandomSource(seed);
        var songs = Join(Drawn(missing.Fill(training), random), _options, out _);
        return new Trained(missing, _options, _learner.Train(songs, Join(missing.Fill(validation), _options, out _), (long)random.NextBits(), watch));
    }

    /// <summary>
    /// A row a song, in the order in which songs first appear: the means of all features and then of the logarithms, the deviations likewise, the steps likewise. Targets are the mean over the
    /// segments, the class is the first segment's.
    /// </summary>
    internal static TaggedExamples Join(TaggedExamples segments, SongStatisticsOptions options, out int[][] songs)
    {
        songs = SongRows.Group(segments.Songs);
        var (columns, width) = (segments.Columns + options.LogColumns.Count, options.ColumnsOf(segments.Columns));
        var features = new double[songs.Length * width];
        for (var song = 0; song < songs.Length; song++)
        {
            for (var column = 0; column < columns; column++)
            {
                double[] values = [.. songs[song].Select(row => Value(segments, row, column, options))];
                var mean = values.Average();
                var to = features.AsSpan(song * width);
                to[column] = mean;
                to[columns + column] = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
                if (options.Steps && values.Length > 1)
                    to[2 * columns + column] = values.Skip(1).Zip(values, (after, before) => Math.Abs(after - before)).Average();
            }
        }

        return Means(segments, songs) with { Features = features, Columns = width };
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

    private static double Value(TaggedExamples segments, int row, int column, SongStatisticsOptions options) => column < segments.Columns
        ? segments[row][column]
        : Math.Log(Math.Max(segments[row][options.LogColumns[column - segments.Columns]], LeastForLogarithm));

    /// <summary>The rows, and behind them halves of songs as songs of their own.</summary>
    private TaggedExamples Drawn(TaggedExamples rows, RandomSource random)
    {
        if (_options.Draws == 0)
            return rows;
        var (taken, songs) = (Enumerable.Range(0, rows.Count).ToList(), rows.Songs.ToList());
        var next = rows.Songs.Max() + 1;
        foreach (var song in SongRows.Group(rows.Songs).Where(song => song.Length > 1))
        {
            for (var draw = 0; draw < _options.Draws; draw++, next++)
            {
                foreach (var row in SongRows.Half(song, random))
                {
                    taken.Add(row);
                    songs.Add(next);
                }
            }
        }

        return rows.Take([.. taken]) with { Songs = [.. songs] };
    }

    private sealed class Trained(MissingValues missing, SongStatisticsOptions options, ITrainedTagger tagger) : ITrainedTagger
    {
        public string Ended => tagger.Ended;

        public TagScores Score(TaggedExamples rows)
        {
            ArgumentNullException.ThrowIfNull(rows);
            var joined = tagger.Score(Join(missing.Fill(rows), options, out var songs));
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
