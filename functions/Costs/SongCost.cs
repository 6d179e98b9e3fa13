using GenreFunctions.Costs;
using GenreFunctions.Functions.Tagging;

namespace GenreFunctions.Functions.Costs;

/// <summary>What one run of a song cost, and what it used: kept as it was computed, so that a new price list changes no past.</summary>
/// <param name="Meters">What it used. Its instance is the record's identity: recorded again, it replaces itself.</param>
/// <param name="Cost">What that costs.</param>
/// <param name="Plan">The plan it was computed for.</param>
/// <param name="Container">Where the song lies.</param>
/// <param name="Name">The blob's name.</param>
/// <param name="ModelId">The model.</param>
/// <param name="Ending">How the run ended; <see langword="null"/> when the service gave up.</param>
/// <param name="Outcome">What was recorded, if anything.</param>
/// <param name="Genre">The genre, or <c>unknown</c>; <see langword="null"/> without tags.</param>
public sealed record SongCost(
    SongMeters Meters,
    CostRecord Cost,
    string Plan,
    string Container,
    string Name,
    string ModelId,
    SongEnding? Ending,
    SongOutcome? Outcome,
    string? Genre)
{
    /// <summary>The day, in UTC, that the run counts to: the one on which it ended.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Meters.End.UtcDateTime);

    /// <summary>What became of the song, in a word: the outcome; how the run ended where nothing was recorded; <c>failed</c> where the service gave up.</summary>
    internal string Became => this switch
    {
        { Outcome: { } outcome } => AppJson.Word(outcome),
        { Ending: { } ending } => AppJson.Word(ending),
        _ => AppJson.Word(SongOutcome.Failed),
    };
}
