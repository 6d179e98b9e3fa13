namespace GenreFunctions.Cli.Tests.Watch;

/// <summary>What the service knows of one version of a song.</summary>
internal sealed record FakeVersion(string SongId, string VersionId, DateTimeOffset TaggedAt)
{
    public string Name { get; init; } = $"acme/{SongId}.wav";

    public string Publisher { get; init; } = "acme";

    public DateTimeOffset UploadedAt { get; init; } = TaggedAt;

    public string Outcome { get; init; } = "tagged";

    public string? Message { get; init; }

    public string? Genre { get; init; } = "jazz";
}
