using GenreFunctions.Functions.Songs;
using GenreFunctions.Tagging;

namespace GenreFunctions.Functions.Results;

/// <summary>What one model said of one version of a song: never changed, but replaced by the same said again.</summary>
/// <param name="Upload">Which version of which blob.</param>
/// <param name="Result">Tags and timeline, or the outcome that says why there are none.</param>
/// <param name="TaggedAt">When.</param>
public sealed record SongVersion(SongUpload Upload, SongResult Result, DateTimeOffset TaggedAt)
{
    /// <summary>Its identity within the song: by the blob's version and the model.</summary>
    public string VersionId => SongIdentity.OfVersion(Upload.ETag, Result.ModelId);
}
