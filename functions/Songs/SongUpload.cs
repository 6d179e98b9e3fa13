namespace GenreFunctions.Functions.Songs;

/// <summary>One version of one uploaded song: what an orchestration is started with.</summary>
/// <param name="Container">Where it lies.</param>
/// <param name="Name">The blob's name.</param>
/// <param name="ETag">Which version of the blob, without quotes.</param>
/// <param name="Publisher">Whose it is; see <see cref="Songs.Publisher"/>.</param>
/// <param name="SizeBytes">The blob's size.</param>
/// <param name="UploadedAt">When this version was written.</param>
public sealed record SongUpload(string Container, string Name, string ETag, string Publisher, long SizeBytes, DateTimeOffset UploadedAt)
{
    /// <summary>The song's identity: the same for every version of the blob.</summary>
    public string SongId => SongIdentity.OfSong(Container, Name);

    /// <summary>The orchestration's identity: another for every version of the blob.</summary>
    public string InstanceId => SongIdentity.OfInstance(Container, Name, ETag);
}
