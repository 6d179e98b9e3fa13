using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Watch;

/// <summary>One result that arrived: what was said of one version of a song.</summary>
/// <param name="Song">The song as its current version names it.</param>
/// <param name="VersionId">Which version.</param>
/// <param name="UploadedAt">When that was written.</param>
/// <param name="TaggedAt">When it was tagged.</param>
/// <param name="Result">Its tags; of a version that was overwritten since, only the genre.</param>
internal sealed record WatchedSong(ServiceRecord Song, string VersionId, DateTimeOffset UploadedAt, DateTimeOffset TaggedAt, SongResult Result);
