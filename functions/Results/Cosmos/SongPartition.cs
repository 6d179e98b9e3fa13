using GenreFunctions.Functions.Songs;
using Microsoft.Azure.Cosmos;

namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>
/// The logical partition of a song and all its versions. It must never change, so its publisher is the one in the blob's path; a blob without a path,
/// whose metadata may say another publisher with every version, lies with <see cref="Songs.Publisher.Unassigned"/>.
/// </summary>
/// <param name="Publisher">First part of the key.</param>
/// <param name="SongId">Second part of the key.</param>
internal sealed record SongPartition(string Publisher, string SongId)
{
    public PartitionKey Key => new PartitionKeyBuilder().Add(Publisher).Add(SongId).Build();

    public static SongPartition Of(SongUpload upload) =>
        new(upload.Name.IndexOf('/', StringComparison.Ordinal) > 0 ? upload.Publisher : Songs.Publisher.Unassigned, upload.SongId);
}
