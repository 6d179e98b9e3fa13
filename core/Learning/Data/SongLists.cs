namespace GenreFunctions.Learning.Data;

/// <summary>A division of songs that somebody has fixed, so that everybody's results compare: three lists.</summary>
/// <param name="Training">Songs to learn from.</param>
/// <param name="Validation">Songs that say when to stop.</param>
/// <param name="Test">Songs to judge by.</param>
public sealed record SongLists(IReadOnlyList<string> Training, IReadOnlyList<string> Validation, IReadOnlyList<string> Test);
