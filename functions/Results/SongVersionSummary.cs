namespace GenreFunctions.Functions.Results;

/// <summary>A version of a song in brief.</summary>
/// <param name="VersionId">Its identity within the song.</param>
/// <param name="ETag">Which version of the blob.</param>
/// <param name="UploadedAt">When that was written.</param>
/// <param name="TaggedAt">When it was tagged.</param>
/// <param name="ModelId">By which model.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Genre">The genre, where there is one.</param>
/// <param name="Confidence">Its calibrated probability.</param>
public sealed record SongVersionSummary(string VersionId, string ETag, DateTimeOffset UploadedAt, DateTimeOffset TaggedAt, string ModelId, SongOutcome Outcome, string? Genre, double? Confidence);
