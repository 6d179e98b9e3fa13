namespace GenreFunctions.Cli.Watch;

/// <summary>One of a song's versions in brief.</summary>
internal sealed record ServiceVersionSummary(
    string VersionId, DateTimeOffset UploadedAt, DateTimeOffset TaggedAt, string ModelId, SongOutcome Outcome, string? Genre = null, double? Confidence = null);
