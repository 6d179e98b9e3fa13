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

    /// <summary>Where the last page ended: its <see cref="SongPage.Cursor"/>.</summary>
    public string? Cursor { get; init; }

    /// <summary>Songs in a page, 1 to <see cref="MaximumPageSize"/>.</summary>
    public int PageSize { get; init; } = DefaultPageSize;
}
