using System.Globalization;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Sequences;

namespace GenreFunctions.Learning.Songs;

/// <summary>
/// Learns songs instead of segments: a row a song, of the mean and the variance of every feature, and random halves of each song as further rows. What a
/// song does between its segments says more of its genre, and less of who plays it, than any of them. A segment is given its song's answer.
/// </summary>
public sealed class SongLearner : ILearner
{
    /// <summary>The most halves: by then every segment has been beside every other.</summary>
    public const int MostHalves = 100;

    private readonly ILearner _learner;
    private readonly int _halves;

    /// <summary>Takes what learns the songs.</summary>
    /// <param name="learner">Its preparation is of a song's columns: see <see cref="PositiveColumns"/>.</param>
    /// <param name="halves">
    /// So many times more is each song of several segments learnt from, as a random half of them, 0 to <see cref="MostHalves"/>. More of it: less is learnt by heart, longer training.
    /// </param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="ArgumentOutOfRangeException">There cannot be so many halves.</exception>
    public SongLearner(ILearner learner, int halves = 4, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(learner);
        if (halves is < 0 or > MostHalves)
            throw new ArgumentOutOfRangeException(nameof(halves), halves, $"{halves} halves of each song are not 0 to {MostHalves}.");
        (_learner, _halves, Name) = (learner, halves, name ?? $"song-{learner.Name}");
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"means and variances over a song{(_halves > 0 ? $" and over {_halves} random halves of it" : "")}: {_learner.Settings}");

    /// <summary>The columns of a song that are never negative and span decades, for logarithms: some means, and all variances.</summary>
    /// <param name="columns">Columns of a segment.</param>
    /// <param name="positive">Those of them that are so in segments.</param>
    public static IReadOnlyList<int> PositiveColumns(int columns, IReadOnlyList<int> positive) => [.. positive, .. Enumerable.Range(columns, columns)];

    /// <inheritdoc/>
    public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        var songs = SongRows.Group(training.Songs);
        return new TrainedSongs(
            _learner.Train(
                Join(training, [.. songs, .. Halves(songs, new RandomSource(seed))]),
                Join(validation, SongRows.Group(validation.Songs)),
                seed,
                watch));
    }

    /// <summary>A row for each of these songs, or parts of songs.</summary>
    internal static Examples Join(Examples rows, int[][] songs)
    {
        var columns = SongColumns.CountOf(rows.Columns);
        var features = new double[songs.Length * columns];
        for (var song = 0; song < songs.Length; song++)
            SongColumns.Measure(rows, songs[song], features.AsSpan(song * columns, columns));
        return new Examples(
            features, columns, [.. songs.Select(song => rows.Labels[song[0]])], rows.LabelCount, [.. songs.Select(song => rows.Songs[song[0]])]);
    }

    private IEnumerable<int[]> Halves(int[][] songs, RandomSource random)
    {
        foreach (var song in songs.Where(song => song.Length > 1))
        {
            for (var half = 0; half < _halves; half++)
            {
                var order = song.ToArray();
                random.Shuffle(order);
                yield return [.. order.Take((song.Length + 1) / 2).Order()];
            }
        }
    }
}
