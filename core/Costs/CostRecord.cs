namespace GenreFunctions.Costs;

/// <summary>What a song, or waiting for songs, costs: lines that add up, and what could not be priced.</summary>
/// <param name="Lines">What could be priced.</param>
/// <param name="Unpriced">What could not.</param>
/// <param name="Currency">The currency of all figures.</param>
/// <param name="PriceBookVersion">The price book.</param>
public sealed record CostRecord(IReadOnlyList<CostLine> Lines, IReadOnlyList<UnpricedUse> Unpriced, string Currency, string PriceBookVersion)
{
    /// <summary>Everything that was used has a price.</summary>
    public bool IsComplete => Unpriced.Count == 0;

    /// <summary>The sum of the lines, exact in every order of adding; of an incomplete cost, what it comes to at least.</summary>
    public decimal KnownCost => Lines.Sum(line => line.ListCost);

    /// <summary>The cost, or <see langword="null"/> when it is incomplete.</summary>
    public decimal? Cost => IsComplete ? KnownCost : null;

    /// <summary>
    /// The cost, or what it comes to at least; <see langword="null"/> when nothing of it has a price, for nought would be a lie. A method, so that it is in no JSON:
    /// lines and what is unpriced say it already.
    /// </summary>
    public decimal? AtLeast() => IsComplete || Lines.Count > 0 ? KnownCost : null;

    /// <summary>The part that executions cost which were done again.</summary>
    public decimal RetryCost => Lines.Where(line => line.IsRetry).Sum(line => line.ListCost);
}
