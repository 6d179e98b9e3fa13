using GenreFunctions.Audio;
using GenreFunctions.Models;

namespace GenreFunctions.Tagging;

/// <summary>A song in, its tags out. Thread-safe: extractors are pooled, one a song at work.</summary>
public sealed class SongTagger(GenreModel model, AudioOptions options)
{
    /// <summary>Tags a file.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public SongResult Tag(string path, CancellationToken cancellation = default) => throw new NotImplementedException($"{model}{options}");
}
