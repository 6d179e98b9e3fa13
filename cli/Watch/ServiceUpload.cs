namespace GenreFunctions.Cli.Watch;

/// <summary>Which blob a version is of.</summary>
internal sealed record ServiceUpload(string SongId, string Container, string Name, string Publisher, DateTimeOffset UploadedAt);
