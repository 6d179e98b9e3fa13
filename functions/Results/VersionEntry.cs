using System.Text.Json.Serialization;

namespace GenreFunctions.Functions.Results;

/// <summary>What a store keeps of a version beside its document: all that lists and the choice of the current version need.</summary>
/// <param name="VersionId">The version's identity within the song.</param>
/// <param name="ETag">Which version of the blob.</param>
/// <param name="Summary">The song as a list shows it when this version is the current one; its count of versions is not kept.</param>
internal sealed record VersionEntry(string VersionId, string ETag, SongSummary Summary) : IComparable<VersionEntry>
{
    /// <summary>Whether a version that ended otherwise is never replaced by this one.</summary>
    [JsonIgnore]
    public bool IsFailure => Summary.Outcome == SongOutcome.Failed;

    public static VersionEntry Of(SongVersion version)
    {
        var (upload, result) = (version.Upload, version.Result);
        return new VersionEntry(version.VersionId, upload.ETag, new SongSummary(
            upload.SongId, upload.Publisher, upload.Container, upload.Name, result.Outcome, result.Message, result.Genre, result.Confidence,
            result.DurationSeconds, result.ModelId, upload.UploadedAt, version.TaggedAt, VersionCount: 0,
            result.Moods is { } moods ? [.. moods.Moods.Where(mood => mood.IsSaid).Select(mood => mood.Label)] : null));
    }

    /// <summary>The greatest of a song's versions is its current one: written last, and of that tagged last. The identity settles what is alike.</summary>
    public int CompareTo(VersionEntry? other)
    {
        if (other is null)
            return 1;
        var order = Summary.UploadedAt.CompareTo(other.Summary.UploadedAt);
        if (order == 0)
            order = Summary.TaggedAt.CompareTo(other.Summary.TaggedAt);
        return order == 0 ? string.CompareOrdinal(VersionId, other.VersionId) : order;
    }

    public SongVersionSummary Brief() =>
        new(VersionId, ETag, Summary.UploadedAt, Summary.TaggedAt, Summary.ModelId, Summary.Outcome, Summary.Genre, Summary.Confidence);
}
