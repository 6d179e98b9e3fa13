using GenreFunctions.Audio;

namespace GenreFunctions.Tagging;

/// <summary>What became of one song: the same record for every outcome, with nothing in it that is not a number where a number belongs.</summary>
public sealed record SongResult
{
    /// <summary>The song as it was named: a path or a blob name.</summary>
    public required string Source { get; init; }

    /// <summary>How it ended.</summary>
    public required SongOutcome Outcome { get; init; }

    /// <summary>A sentence for the publisher when there are no tags; otherwise <see langword="null"/>.</summary>
    public string? Message { get; init; }

    /// <summary>The genre: the first tag's label, or <c>unknown</c> when it is not likely enough; <see langword="null"/> without tags.</summary>
    public string? Genre { get; init; }

    /// <summary>The calibrated probability that the first tag is right.</summary>
    public double? Confidence { get; init; }

    /// <summary>All labels with their calibrated probabilities, likeliest first.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>The likeliest label of every segment, in time.</summary>
    public IReadOnlyList<SegmentTag> Timeline { get; init; } = [];

    /// <summary>How much the segments disagree, 0 (all alike) to 1; see <c>SongJoin</c> for the formula.</summary>
    public double? Disagreement { get; init; }

    /// <summary>The song's moods; <see langword="null"/> without tags, or without a model of moods.</summary>
    public SongMoods? Moods { get; init; }

    /// <summary>Duration of the audio that was read.</summary>
    public double DurationSeconds { get; init; }

    /// <summary>Segments that were scored.</summary>
    public int SegmentCount { get; init; }

    /// <summary>What the file is and who decoded it, where that could be told.</summary>
    public AudioDescription? Audio { get; init; }

    /// <summary>Schema of the features.</summary>
    public required string FeatureSchema { get; init; }

    /// <summary>Identity of the model.</summary>
    public required string ModelId { get; init; }

    /// <summary>What was repaired or left out, a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
