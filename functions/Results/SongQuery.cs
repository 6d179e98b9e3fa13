namespace GenreFunctions.Functions.Results;

/// <summary>Which songs are asked for; what is <see langword="null"/> does not restrict.</summary>
public sealed record SongQuery
{
    /// <summary>Songs in a page when nothing is said.</summary>
    public const int DefaultPageSize = 50;

    /// <summary>Most songs in a page: a page stays below a megabyte.</summary>
    public const int MaximumPageSize = 500;

    /// <summary>Whose.</summary>
    public string? Publisher { get; init; }

    /// <summary>Of which genre, <c>unknown</c> included.</summary>
    public string? Genre { get; init; }

    /// <summary>That ended how.</summary>
    public SongOutcome? Outcome { get; init; }

    /// <summary>Tagged then or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Tagged before then.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>As sure as this or surer, 0 to 1. A range leaves out songs without a confidence.</summary>
    public double? MinConfidence { get; init; }

    /// <summary>As sure as this or less, 0 to 1.</summary>
    public double? MaxConfidence { get; init; }

    /// <summary>What the list is ordered by.</summary>
    public SongSort Sort { get; init; }

    /// <summary>Which end comes first.</summary>
    public SortOrder Order { get; init; }

    /// <summary>Whether <see cref="SongPage.Total"/> is wanted. That looks at an index entry for every song of the list, where a page costs a page.</summary>
    public bool Count { get; init; }

    /// <summary>Where the last page ended: its <see cref="SongPage.Cursor"/>.</summary>
    public string? Cursor { get; init; }

    /// <summary>Songs in a page, 1 to <see cref="MaximumPageSize"/>.</summary>
    public int PageSize { get; init; } = DefaultPageSize;

    /// <summary>Refuses values outside their ranges.</summary>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PageSize, MaximumPageSize);
        CheckPart(MinConfidence);
        CheckPart(MaxConfidence);
    }

    private static void CheckPart(double? value)
    {
        if (value is not (null or >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A confidence is a number from 0 to 1.");
    }
}
