namespace GenreFunctions.Local.Hosting.Blobs;

/// <summary>A blob as it was seen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ETag">Its version, without quotes.</param>
/// <param name="Kind">Block, page or append blob.</param>
internal sealed record BlobVersion(string Name, string ETag, string Kind);
