namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>One version of a song with all its tags.</summary>
/// <param name="Id">Its identity in the container.</param>
/// <param name="Kind"><see cref="KindName"/>.</param>
/// <param name="Publisher">First part of the partition key; see <see cref="SongPartition"/>.</param>
/// <param name="SongId">Second part of the partition key.</param>
/// <param name="Version">What was recorded.</param>
internal sealed record VersionDocument(string Id, string Kind, string Publisher, string SongId, SongVersion Version)
{
    public const string KindName = "version";

    // The song is named too: an id is unique within its partition, and stays so wherever partitions are coarser.
    public static string IdOf(string songId, string versionId) => $"version-{songId}-{versionId}";

    public static VersionDocument Of(SongVersion version, SongPartition partition) =>
        new(IdOf(partition.SongId, version.VersionId), KindName, partition.Publisher, partition.SongId, version);
}
