namespace GenreFunctions.Functions.Costs;

/// <summary>A stretch of the order in which runs are kept, by <see cref="CostItem.EndedKey"/>.</summary>
/// <param name="From">At or after this.</param>
/// <param name="To">Before this.</param>
/// <param name="Publisher">Of whom; everybody when <see langword="null"/>.</param>
internal sealed record CostPeriod(string From, string To, string? Publisher = null)
{
    public static CostPeriod Of(CostRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        return new CostPeriod(KeyOf(range.From), KeyOf(range.To), range.Publisher);
    }

    public static CostPeriod Of(DateTimeOffset from, DateTimeOffset to) => new(CostItem.KeyOf(from), CostItem.KeyOf(to));

    private static string KeyOf(DateOnly day) => CostItem.KeyOf(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero));
}
