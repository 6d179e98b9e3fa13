namespace GenreFunctions.Functions.Results;

/// <summary>One page of songs, in the query's order.</summary>
/// <param name="Songs">The songs.</param>
/// <param name="Cursor">Where the next page begins; <see langword="null"/> at the end.</param>
/// <param name="Total">How many songs the whole list has, wherever the page lies; <see langword="null"/> when it was not asked for.</param>
public sealed record SongPage(IReadOnlyList<SongSummary> Songs, string? Cursor, long? Total = null);
