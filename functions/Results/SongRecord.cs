namespace GenreFunctions.Functions.Results;

/// <summary>All that is known of a song.</summary>
/// <param name="Current">The current version: of the blob's versions the last one written, and of that what was said last.</param>
/// <param name="Versions">All versions in brief, the current one first, then back in time.</param>
public sealed record SongRecord(SongVersion Current, IReadOnlyList<SongVersionSummary> Versions);
