using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Watch;

/// <summary>A song's current version, with everything that is known of it.</summary>
internal sealed record ServiceVersion(ServiceUpload Upload, SongResult Result, DateTimeOffset TaggedAt, string VersionId);
