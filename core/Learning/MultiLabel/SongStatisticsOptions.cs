namespace GenreFunctions.Learning.MultiLabel;

/// <summary>What is measured over a song's segments.</summary>
public sealed record SongStatisticsOptions
{
    /// <summary>
    /// Features whose logarithm is measured as well (what is below 1e-10 counts as that): the mean of logarithms says what a song is like most of the time, the logarithm of the
    /// mean what it is like at its loudest.
    /// </summary>
    public IReadOnlyList<int> LogColumns { get; init; } = [];

    /// <summary>Whether the mean absolute step from a segment to the next is measured too: how restless a song is.</summary>
    public bool Steps { get; init; }

    /// <summary>So many times more is each training song shown, as a random half of its segments: other halves of a song are other songs that feel alike. 0 or more.</summary>
    public int Draws { get; init; }

    /// <summary>How many columns a song has.</summary>
    /// <param name="columns">Columns of a segment.</param>
    public int ColumnsOf(int columns) => (columns + LogColumns.Count) * (Steps ? 3 : 2);

    /// <summary>The columns of a song that are never negative and span decades, for the logarithms of whoever learns from them.</summary>
    /// <param name="columns">Columns of a segment.</param>
    public IReadOnlyList<int> PositiveColumns(int columns) =>
        [.. LogColumns, .. Enumerable.Range(columns + LogColumns.Count, ColumnsOf(columns) - columns - LogColumns.Count)];
}
