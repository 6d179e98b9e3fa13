namespace GenreFunctions.Functions.Songs;

/// <summary>
/// Whose a song is: the first segment of the blob's path, as in <c>acme/album/song.wav</c>; for a blob without a path the metadata <c>publisher</c>.
/// The path comes first because a publisher may be allowed to write below one path only, whereas anybody may write any metadata.
/// </summary>
public static class Publisher
{
    /// <summary>The metadata's name.</summary>
    public const string MetadataName = "publisher";

    /// <summary>Whose a song is when nothing says it.</summary>
    public const string Unassigned = "unassigned";

    /// <summary>Whose the blob is.</summary>
    /// <param name="blobName">Its name within its container.</param>
    /// <param name="metadata">Its metadata; names differ in more than their case.</param>
    public static string Of(string blobName, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        ArgumentException.ThrowIfNullOrEmpty(blobName);
        ArgumentNullException.ThrowIfNull(metadata);
        var slash = blobName.IndexOf('/', StringComparison.Ordinal);
        var named = slash > 0
            ? blobName[..slash]
            : metadata.FirstOrDefault(pair => pair.Key.Equals(MetadataName, StringComparison.OrdinalIgnoreCase)).Value;
        return string.IsNullOrWhiteSpace(named) ? Unassigned : named.Trim();
    }
}
