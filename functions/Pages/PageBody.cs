namespace GenreFunctions.Functions.Pages;

/// <summary>A file's bytes as they are sent.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Encoding">The content coding they are in; <see langword="null"/> for none.</param>
/// <param name="ETag">Names these very bytes, quotes included.</param>
internal sealed record PageBody(byte[] Bytes, string? Encoding, string ETag);
