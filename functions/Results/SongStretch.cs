namespace GenreFunctions.Functions.Results;

/// <summary>
/// Part of a list that one index holds in order. A list is one stretch, but for songs by rising confidence: there those without a confidence, which
/// are below all others in the index, follow as a second one.
/// </summary>
/// <param name="LeastConfidence">Not below this; <see langword="null"/> does not restrict.</param>
/// <param name="MostConfidence">Not above this; <see langword="null"/> does not restrict.</param>
/// <param name="After">After this place; <see langword="null"/> for the beginning.</param>
internal sealed record SongStretch(double? LeastConfidence, double? MostConfidence, SongCursor? After)
{
    private const double Lowest = 0;

    /// <summary>All that the query's filters let through, in no order.</summary>
    public static SongStretch All(SongQuery query) => new(
        query.MinConfidence ?? (query.MaxConfidence is null ? null : Lowest), query.MaxConfidence, After: null);

    /// <summary>What is left of the query's list, in order.</summary>
    /// <exception cref="InvalidCursorException">The query's cursor was not given for it.</exception>
    public static IReadOnlyList<SongStretch> Of(SongQuery query)
    {
        var (all, after) = (All(query), SongCursor.Of(query));
        if (query.Sort != SongSort.Confidence || query.Order == SortOrder.Desc || all.LeastConfidence is not null)
            return [all with { After = after }];
        var without = new SongStretch(LeastConfidence: null, SongOrdering.NoConfidence, After: null);
        return after is { Key: SongOrdering.NoConfidence }
            ? [without with { After = after }]
            : [new SongStretch(Lowest, MostConfidence: null, after), without];
    }
}
