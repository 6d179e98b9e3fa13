namespace GenreFunctions.Costs.Months;

/// <summary>What a month costs: lines that add up, and what could not be priced.</summary>
/// <param name="Plan">Where songs are tagged.</param>
/// <param name="Songs">Songs of the month.</param>
/// <param name="Lines">Everything that is billed, with and without a price.</param>
/// <param name="Use">What instances, scheduler and logs have to do.</param>
public sealed record MonthCost(string Plan, long Songs, IReadOnlyList<MonthLine> Lines, MonthUse Use)
{
    /// <summary>Everything has a price.</summary>
    public bool IsComplete => Lines.All(line => line.ListCost is not null);

    /// <summary>The sum of the lines, exact in every order of adding; <see langword="null"/> when lines are there and none has a price.</summary>
    public decimal? KnownCost => Sum(Lines);

    /// <summary>The cost, or <see langword="null"/> when it is incomplete.</summary>
    public decimal? Cost => IsComplete ? KnownCost : null;

    /// <summary><see cref="KnownCost"/> by the song; <see langword="null"/> without songs.</summary>
    public decimal? PerSong => Songs > 0 ? KnownCost / Songs : null;

    /// <summary>What is used and has no price.</summary>
    public IEnumerable<MonthLine> Unpriced => Lines.Where(line => line.ListCost is null);

    /// <summary>The part's cost, or what it comes to at least; <see langword="null"/> when nothing of it has a price.</summary>
    public decimal? Of(MonthPart part) => Sum([.. Lines.Where(line => line.Part == part)]);

    /// <summary>Everything of the part has a price.</summary>
    public bool Knows(MonthPart part) => Unpriced.All(line => line.Part != part);

    /// <summary>A cost of which nothing has a price is not known; nought would be a lie.</summary>
    private static decimal? Sum(IReadOnlyCollection<MonthLine> lines) =>
        lines.Count > 0 && lines.All(line => line.ListCost is null) ? null : lines.Sum(line => line.ListCost ?? 0);
}
