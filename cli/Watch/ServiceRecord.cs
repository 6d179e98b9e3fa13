using System.Text.Json.Serialization;
using GenreFunctions.Audio;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Watch;

/// <summary>A song as the service gives it: its current version with everything that is known of it, and all versions in brief.</summary>
internal sealed record ServiceRecord
{
    public required string SongId { get; init; }

    public required string Publisher { get; init; }

    public required string Container { get; init; }

    public required string Name { get; init; }

    /// <summary>Which version the current one is.</summary>
    public required string VersionId { get; init; }

    public required SongOutcome Outcome { get; init; }

    public string? Message { get; init; }

    public string? Genre { get; init; }

    public double? Confidence { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    public IReadOnlyList<SegmentTag> Timeline { get; init; } = [];

    public double? Disagreement { get; init; }

    public double DurationSeconds { get; init; }

    public int SegmentCount { get; init; }

    public AudioDescription? Audio { get; init; }

    public required string FeatureSchema { get; init; }

    public required string ModelId { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public required IReadOnlyList<ServiceVersionSummary> Versions { get; init; }

    /// <summary>The current version as <c>genre tag</c> knows results.</summary>
    [JsonIgnore]
    public SongResult Result => new()
    {
        Source = Name,
        Outcome = Outcome,
        Message = Message,
        Genre = Genre,
        Confidence = Confidence,
        Tags = Tags,
        Timeline = Timeline,
        Disagreement = Disagreement,
        DurationSeconds = DurationSeconds,
        SegmentCount = SegmentCount,
        Audio = Audio,
        FeatureSchema = FeatureSchema,
        ModelId = ModelId,
        Warnings = Warnings,
    };
}
