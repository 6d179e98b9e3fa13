using System.Globalization;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Sequences;

namespace GenreFunctions.Learning.Songs;

/// <summary>
/// Learns songs instead of segments: a row a song, of the mean and the standard deviation of every feature, and random halves of each song as further rows. What a song is like as a whole
/// says more of its genre, and less of who plays it, than any of its segments. A segment is given its song's answer.
/// </summary>
public sealed class SongLearner : ILearner
{
    private readonly ILearner _learner;
    private readonly SongLearnerOptions _options;

    /// <summary>Takes what learns the songs.</summary>
    /// <param name="learner">It is given twice as many columns as a segment has: all means, then all deviations. Logarithms have been taken.</param>
    /// <param name="options">How songs are measured.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="ArgumentOutOfRangeException">There cannot be so many halves.</exception>
    public SongLearner(ILearner learner, SongLearnerOptions? options = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(learner);
        (_learner, _options, Name) = (learner, (options ?? new SongLearnerOptions()).Checked(), name ?? $"song-{learner.Name}");
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"means and deviations over a song{(_options.LogColumns.Count > 0 ? $" after logarithms of {_options.LogColumns.Count} columns" : "")}{(_options.Halves > 0 ? $", and over {_options.Halves} random halves of it" : "")}: {_learner.Settings}");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A column whose logarithm is wanted is not there.</exception>
    public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        var measured = new SongColumns(_options.LogColumns, training.Columns);
        var songs = SongRows.Group(training.Songs);
        return new TrainedSongs(
            measured,
            _learner.Train(
                measured.Join(training, [.. songs, .. Halves(songs, new RandomSource(seed))]),
                measured.Join(validation, SongRows.Group(validation.Songs)),
                seed,
                watch));
    }

    private IEnumerable<int[]> Halves(int[][] songs, RandomSource random)
    {
        foreach (var song in songs.Where(song => song.Length > 1))
        {
            for (var half = 0; half < _options.Halves; half++)
                yield return SongRows.Half(song, random);
        }
    }
}
