namespace GenreFunctions.Functions.Granting;

/// <summary>Leave to upload one song.</summary>
/// <param name="Url">Where to PUT it, signature included: a secret until it expires.</param>
/// <param name="Name">The blob's name.</param>
/// <param name="SongId">What the song will be found under.</param>
/// <param name="Headers">Headers to send with it.</param>
/// <param name="ExpiresAt">Until when it may be used.</param>
internal sealed record UploadGrant(string Url, string Name, string SongId, IReadOnlyDictionary<string, string> Headers, DateTimeOffset ExpiresAt);
