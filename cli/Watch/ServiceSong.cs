namespace GenreFunctions.Cli.Watch;

/// <summary>A song in the service's list: of its current version, what tells it from others.</summary>
internal sealed record ServiceSong(string SongId, string Name, DateTimeOffset TaggedAt);
