namespace GenreFunctions.Functions.Results;

/// <summary>One page of songs, the one tagged last first.</summary>
/// <param name="Songs">The songs.</param>
/// <param name="Cursor">Where the next page begins; <see langword="null"/> at the end.</param>
public sealed record SongPage(IReadOnlyList<SongSummary> Songs, string? Cursor);
