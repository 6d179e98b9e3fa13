using System.Collections.Concurrent;
using GenreFunctions.Audio;
using GenreFunctions.Models;

namespace GenreFunctions.Tagging;

/// <summary>
/// A song in, its tags out: decoded, cut into segments, featurized, scored, joined. Thread-safe: songs may be tagged side by side, each with
/// an extractor of its own, which is kept for the next song. Memory does not grow with a song's duration but by its segments' probabilities.
/// </summary>
public sealed class SongTagger
{
    private readonly GenreModel _model;
    private readonly AudioOptions _options;
    private readonly AudioOpener _opener;
    private readonly ConcurrentBag<SegmentScorer> _scorers = [];

    /// <summary>Tags with <paramref name="model"/>.</summary>
    public SongTagger(GenreModel model, AudioOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        _model = model;
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
        return Tag(path, _opener.Open(path, cancellation), cancellation);
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
        ArgumentNullException.ThrowIfNull(audio);
        return Tag(source, _opener.Open(audio, cancellation), cancellation);
    }

    private SongResult Tag(string name, SampleSource audio, CancellationToken cancellation)
    {
        using var segments = new SegmentReader(new AnalysisReader(audio, _options));
        if (!_scorers.TryTake(out var scorer))
            scorer = new SegmentScorer(_model);

        // A scorer that met an unexpected error is not used again.
        var scores = scorer.Score(segments, cancellation);
        _scorers.Add(scorer);
        return SongResultBuilder.Build(name, segments, scores, _model.Metadata);
    }
}
