namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>A song: what lists show of its current version, and all its versions in brief. Follows from its versions, and is changed with If-Match only.</summary>
/// <param name="Id">Its identity in the container.</param>
/// <param name="Kind"><see cref="KindName"/>.</param>
/// <param name="Publisher">First part of the partition key; see <see cref="SongPartition"/>.</param>
/// <param name="SongId">Second part of the partition key.</param>
/// <param name="ListKey">When the current version was tagged, then the song: what lists are ordered by; see <see cref="SongOrderKeys"/>.</param>
/// <param name="ConfidenceKey">Its confidence, then the song. Absent from documents of older programs, which lists by it leave out until the song is recorded again.</param>
/// <param name="NameKey">Its name in lower case, then the song; likewise.</param>
/// <param name="Current">The current version as lists show it.</param>
/// <param name="Versions">All versions, the current one first.</param>
internal sealed record SongDocument(
    string Id,
    string Kind,
    string Publisher,
    string SongId,
    string ListKey,
    string? ConfidenceKey,
    string? NameKey,
    SongSummary Current,
    IReadOnlyList<VersionEntry> Versions)
{
    public const string KindName = "song";

    public static string IdOf(string songId) => $"song-{songId}";

    /// <summary>The document after <paramref name="entry"/> was recorded over <paramref name="before"/>, if there was one.</summary>
    public static SongDocument With(SongDocument? before, VersionEntry entry, SongPartition partition)
    {
        var others = (before?.Versions ?? []).Where(other => other.VersionId != entry.VersionId);
        VersionEntry[] versions = [.. others.Append(entry).OrderDescending()];
        var current = versions[0].Summary with { VersionCount = versions.Length };
        return new SongDocument(
            IdOf(partition.SongId),
            KindName,
            partition.Publisher,
            partition.SongId,
            SongOrderKeys.Of(current, SongSort.Tagged),
            SongOrderKeys.Of(current, SongSort.Confidence),
            SongOrderKeys.Of(current, SongSort.Name),
            current,
            versions);
    }
}
