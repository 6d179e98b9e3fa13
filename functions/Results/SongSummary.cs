namespace GenreFunctions.Functions.Results;

/// <summary>A song in a list: its current version in brief.</summary>
/// <param name="SongId">The song's identity.</param>
/// <param name="Publisher">Whose it is.</param>
/// <param name="Container">Where it lies.</param>
/// <param name="Name">The blob's name.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">A sentence for the publisher when there are no tags.</param>
/// <param name="Genre">The genre, or <c>unknown</c>; <see langword="null"/> without tags.</param>
/// <param name="Confidence">Its calibrated probability.</param>
/// <param name="DurationSeconds">Duration of the audio that was read.</param>
/// <param name="ModelId">The model.</param>
/// <param name="UploadedAt">When the current version was written.</param>
/// <param name="TaggedAt">When it was tagged.</param>
/// <param name="VersionCount">How many versions there are, this one included.</param>
/// <param name="Moods">Moods that it is said to have, in the model's order; <see langword="null"/> without a model of moods, and in what older programs wrote.</param>
public sealed record SongSummary(
    string SongId,
    string Publisher,
    string Container,
    string Name,
    SongOutcome Outcome,
    string? Message,
    string? Genre,
    double? Confidence,
    double DurationSeconds,
    string ModelId,
    DateTimeOffset UploadedAt,
    DateTimeOffset TaggedAt,
    int VersionCount,
    IReadOnlyList<string>? Moods = null);
