using System.Collections.Concurrent;
using GenreFunctions.Audio;
using GenreFunctions.Models;

namespace GenreFunctions.Tagging;

/// <summary>
/// A song in, its tags out: decoded, cut into segments, featurized, scored, joined. Thread-safe: songs may be tagged side by side, each with
/// an extractor of its own, which is kept for the next song. Memory does not grow with a song's duration but by its segments' probabilities and shares.
/// </summary>
public sealed class SongTagger
{
    private readonly GenreModel _model;
    private readonly MoodModel? _moods;
    private readonly AudioOptions _options;
    private readonly AudioOpener _opener;
    private readonly ConcurrentBag<SegmentScorer> _scorers = [];

    /// <summary>Tags with <paramref name="model"/>.</summary>
    /// <param name="model">Says the genres.</param>
    /// <param name="options">How audio is opened.</param>
    /// <param name="moods">Says the moods; <see langword="null"/> for none.</param>
    /// <exception cref="ModelFormatException">The model reads whole songs.</exception>
    public SongTagger(GenreModel model, AudioOptions options, MoodModel? moods = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        model.RequireSegments();
        _model = model;
        _moods = moods;
        _options = options;
        _opener = new AudioOpener(options);
    }

    /// <summary>Tags a file.</summary>
    /// <param name="path">The file, which also names the result.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Tags, or an outcome that says why there are none: bad audio is never thrown.</returns>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public SongResult Tag(string path, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Tag(path, Cut(_opener.Open(path, cancellation)), cancellation);
    }

    /// <summary>Tags a stream, which need not be seekable and is left open.</summary>
    /// <param name="source">What the song is called in the result.</param>
    /// <param name="audio">The file's bytes.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Tags, or an outcome that says why there are none: bad audio is never thrown.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public SongResult Tag(string source, Stream audio, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        return Tag(source, Open(audio, cancellation), cancellation);
    }

    /// <summary>Opens a stream, which need not be seekable and is left open, to be cut into segments by whoever scores them.</summary>
    /// <param name="audio">The file's bytes.</param>
    /// <param name="cancellation">Ends the opening and every later read.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public SegmentReader Open(Stream audio, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(audio);
        return Cut(_opener.Open(audio, cancellation));
    }

    /// <summary>Featurizes and scores segments, one after the other: for a song that is read in stretches, each perhaps by another machine.</summary>
    /// <param name="segments">What cuts the stretch; goes on where it stands.</param>
    /// <param name="firstSegment">Which segment of the song is read next, counted from 0.</param>
    /// <param name="maximumCount">Segments to read at most.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public SegmentScores Score(SegmentReader segments, int firstSegment, int maximumCount, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentOutOfRangeException.ThrowIfNegative(firstSegment);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumCount);
        if (!_scorers.TryTake(out var scorer))
            scorer = new SegmentScorer(_model, _moods);

        // A scorer that met an unexpected error is not used again.
        var scores = scorer.Score(segments, firstSegment, maximumCount, cancellation);
        _scorers.Add(scorer);
        return scores;
    }

    /// <summary>The result of a song that was read to its end: the same that <see cref="Tag(string, Stream, CancellationToken)"/> gives.</summary>
    /// <param name="source">What the song is called in the result.</param>
    /// <param name="song">What reading it has shown.</param>
    /// <param name="scores">The scores of all its segments; of no account when the song has a fault.</param>
    /// <exception cref="ArgumentException">The scores are not rows of these models' labels, or not of all the song's segments.</exception>
    public SongResult Join(string source, SongReading song, SegmentScores scores)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        ArgumentNullException.ThrowIfNull(song);
        ArgumentNullException.ThrowIfNull(scores);
        RequireRows(scores, scores.Probabilities, _model.Metadata.Labels.Count, "probabilities", "labels");
        RequireRows(scores, scores.MoodShares, _moods?.Metadata.Labels.Count ?? 0, "shares", "moods");
        if (song.Fault is null && scores.Segments.Count + scores.SilentCount != song.SegmentCount)
            throw new ArgumentException($"{scores.Segments.Count} audible and {scores.SilentCount} silent segments are not the song's {song.SegmentCount}.", nameof(scores));
        return SongResultBuilder.Build(source, song, scores, _model.Metadata, _moods?.Metadata);
    }

    private static void RequireRows(SegmentScores scores, double[] numbers, int columns, string called, string ofWhat)
    {
        if (numbers.Length != scores.Segments.Count * columns)
            throw new ArgumentException($"{numbers.Length} {called} are not {scores.Segments.Count} segments of {columns} {ofWhat}.", nameof(scores));
    }

    private SegmentReader Cut(SampleSource audio) => new(new AnalysisReader(audio, _options));

    private SongResult Tag(string name, SegmentReader segments, CancellationToken cancellation)
    {
        using (segments)
        {
            var scores = Score(segments, firstSegment: 0, maximumCount: int.MaxValue, cancellation);
            return Join(name, SongReading.Of(segments), scores);
        }
    }
}
