namespace GenreFunctions.Explaining;

/// <summary>Why a song was tagged as it was, label by label.</summary>
public sealed record SongExplanation
{
    /// <summary>The model that is explained.</summary>
    public required string ModelId { get; init; }

    /// <summary>How it was found.</summary>
    public required ExplanationMethod Method { get; init; }

    /// <summary>What the song is compared with, as a sentence goes on with it.</summary>
    public required string Baseline { get; init; }

    /// <summary>Every label, likeliest first.</summary>
    public required IReadOnlyList<LabelExplanation> Labels { get; init; }

    /// <summary>Segments that were looked at.</summary>
    public required int SegmentCount { get; init; }

    /// <summary>Segments that the song's tags are of; more than <see cref="SegmentCount"/> where a long song's were chosen from.</summary>
    public required int SongSegmentCount { get; init; }

    /// <summary>Rows that the model scored for this; with its own trees, the segments.</summary>
    public required long ScoredRows { get; init; }

    /// <summary>What the orders were drawn from, where they were.</summary>
    public required long Seed { get; init; }

    /// <summary>One label's explanation; <see langword="null"/> when the model has no such label.</summary>
    /// <param name="label">The label; by default the song's likeliest.</param>
    public LabelExplanation? Of(string? label) => label is null ? Labels[0] : Labels.FirstOrDefault(one => one.Label == label);
}
