using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Watch;

/// <summary>A song as the service gives it: its current version, and all versions in brief.</summary>
internal sealed record ServiceRecord
{
    public required string SongId { get; init; }

    public required string Publisher { get; init; }

    public required string Container { get; init; }

    public required string Name { get; init; }

    public required string VersionId { get; init; }

    public required SongOutcome Outcome { get; init; }

    public string? Message { get; init; }

    public string? Genre { get; init; }

    public double? Confidence { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    public double DurationSeconds { get; init; }

    public int SegmentCount { get; init; }

    public string FeatureSchema { get; init; } = "";

    public string ModelId { get; init; } = "";

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public required IReadOnlyList<ServiceVersionSummary> Versions { get; init; }

    /// <summary>What the commands show of a song, of its current version.</summary>
    public SongResult Result => new()
    {
        Source = Name,
        Outcome = Outcome,
        Message = Message,
        Genre = Genre,
        Confidence = Confidence,
        Tags = Tags,
        DurationSeconds = DurationSeconds,
        SegmentCount = SegmentCount,
        FeatureSchema = FeatureSchema,
        ModelId = ModelId,
        Warnings = Warnings,
    };
}
