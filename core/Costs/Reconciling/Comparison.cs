namespace GenreFunctions.Costs.Reconciling;

/// <summary>An estimate beside what was billed, in one currency.</summary>
/// <param name="Estimated">The estimate; <see langword="null"/> when there is none.</param>
/// <param name="Billed">What was billed; <see langword="null"/> when nothing was.</param>
/// <param name="IsComplete">All of it that was estimated has a price. Otherwise the estimate is at least this, and the factor at most.</param>
public sealed record Comparison(decimal? Estimated, decimal? Billed, bool IsComplete = true)
{
    /// <summary>No two figures of one thing are further apart; keeps the quotient within decimals.</summary>
    private const decimal MostFactor = 1_000_000_000_000m;

    /// <summary>Billed / estimated; <see langword="null"/>, never nought or endless, when one of the two is missing or the estimate is nought.</summary>
    public decimal? Factor =>
        Estimated is { } estimated && Billed is { } billed && estimated > 0 && Math.Abs(billed) <= estimated * MostFactor ? billed / estimated : null;

    /// <summary>Billed - estimated; <see langword="null"/> when one of the two is missing.</summary>
    public decimal? Difference => Billed - Estimated;

    /// <summary>Both have figures.</summary>
    public bool HasBoth => Estimated is not null && Billed is not null;

    internal static Comparison Sum(IEnumerable<Comparison> parts)
    {
        var (estimated, billed, complete) = ((decimal?)null, (decimal?)null, true);
        foreach (var part in parts)
        {
            estimated = Plus(estimated, part.Estimated);
            billed = Plus(billed, part.Billed);
            complete &= part.IsComplete;
        }

        return new Comparison(estimated, billed, complete);
    }

    private static decimal? Plus(decimal? sum, decimal? part) => part is null ? sum : (sum ?? 0) + part;
}
