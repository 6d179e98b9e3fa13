namespace GenreFunctions.Local.Hosting.Blobs;

/// <summary>What is known of a blob's version.</summary>
/// <param name="Name">The blob.</param>
/// <param name="ETag">The version.</param>
/// <param name="Failures">How often the function has failed for it.</param>
/// <param name="Done">Whether it needs no further invocation.</param>
internal sealed record BlobReceipt(string Name, string ETag, int Failures, bool Done);
