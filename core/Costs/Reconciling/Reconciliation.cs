namespace GenreFunctions.Costs.Reconciling;

/// <summary>
/// An estimate beside a bill, for the days that the bill covers. What only one side has is there as well, without a factor: no service and no day is left out.
/// </summary>
public sealed record Reconciliation
{
    private Reconciliation()
    {
    }

    /// <summary>The bill's currency, in which all figures are.</summary>
    public required string Currency { get; init; }

    /// <summary>The bill's currency for one unit of the estimate's; 1 when they are the same.</summary>
    public required decimal ExchangeRate { get; init; }

    /// <summary>The first day of the bill.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>The last day of the bill.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Everything.</summary>
    public required Comparison Total { get; init; }

    /// <summary>Only services on days for which both sides have figures: what other resources cost, and days that were not metered, are not in it.</summary>
    public required Comparison Both { get; init; }

    /// <summary>By service, the dearest first.</summary>
    public required IReadOnlyList<ServiceComparison> Services { get; init; }

    /// <summary>Every day of the bill, in order.</summary>
    public required IReadOnlyList<DayComparison> Days { get; init; }

    /// <summary>What the estimate lacks.</summary>
    public required IReadOnlyList<UnpricedQuantity> Unpriced { get; init; }

    /// <summary>What the bill has besides usage; in no comparison.</summary>
    public required IReadOnlyList<CategoryCost> OtherCharges { get; init; }

    /// <summary>Estimated for days that the bill does not cover; in no comparison.</summary>
    public required decimal EstimatedElsewhere { get; init; }

    /// <summary>What the estimate was made with.</summary>
    public required IReadOnlyList<string> PriceBookVersions { get; init; }

    /// <summary>Puts both side by side.</summary>
    /// <param name="bill">What was billed.</param>
    /// <param name="estimate">What was estimated.</param>
    /// <param name="exchangeRate">The bill's currency for one unit of the estimate's, positive; not used when they are the same.</param>
    /// <exception cref="ArgumentException">The currencies differ, and there is no rate.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not positive.</exception>
    public static Reconciliation Of(Bill bill, Estimate estimate, decimal? exchangeRate = null)
    {
        ArgumentNullException.ThrowIfNull(bill);
        ArgumentNullException.ThrowIfNull(estimate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exchangeRate ?? 1, nameof(exchangeRate));
        var rate = RateOf(bill, estimate, exchangeRate);
        var days = EachDay(bill, estimate, rate);
        var parts = days.SelectMany(day => day.Services).ToArray();
        return new Reconciliation
        {
            Currency = bill.Currency,
            ExchangeRate = rate,
            FirstDay = bill.FirstDay,
            LastDay = bill.LastDay,
            Total = Comparison.Sum(parts.Select(part => part.Cost)),
            Both = Comparison.Sum(parts.Select(part => part.Cost).Where(cost => cost.HasBoth)),
            Services =
            [
                .. parts.GroupBy(part => part.Service, (service, costs) => new ServiceComparison(service, Comparison.Sum(costs.Select(part => part.Cost))))
                    .OrderByDescending(service => service.Cost.Billed ?? service.Cost.Estimated ?? 0).ThenBy(service => service.Service, StringComparer.Ordinal),
            ],
            Days = days,
            Unpriced =
            [
                .. estimate.Unpriced.Where(use => Covers(bill, use.Key.Day))
                    .GroupBy(use => (use.Key.Service, use.Key.Meter, use.Key.Unit), (key, uses) => new UnpricedQuantity(key.Service, key.Meter, uses.Sum(use => use.Value), key.Unit))
                    .OrderBy(use => use.Service, StringComparer.Ordinal).ThenBy(use => use.Meter, StringComparer.Ordinal),
            ],
            OtherCharges = bill.Others,
            EstimatedElsewhere = estimate.Costs.Where(cost => !Covers(bill, cost.Key.Day)).Sum(cost => cost.Value) * rate,
            PriceBookVersions = estimate.PriceBookVersions,
        };
    }

    private static decimal RateOf(Bill bill, Estimate estimate, decimal? exchangeRate)
    {
        if (estimate.Currency is null || estimate.Currency.Equals(bill.Currency, StringComparison.OrdinalIgnoreCase))
            return 1;
        return exchangeRate ?? throw new ArgumentException(
            $"The bill is in {bill.Currency} and the estimate in {estimate.Currency}: how many {bill.Currency} one {estimate.Currency} is has to be given as the exchange rate.");
    }

    private static DayComparison[] EachDay(Bill bill, Estimate estimate, decimal rate)
    {
        // What has no price alone is still an entry of its service, with neither figure.
        var keys = bill.Costs.Keys.Concat(estimate.Costs.Keys).Concat(estimate.Unpriced.Keys.Select(use => (use.Day, use.Service)));
        var services = keys.Where(key => Covers(bill, key.Day)).Distinct().ToLookup(key => key.Day, key => key.Service);
        var incomplete = estimate.Unpriced.Keys.Select(use => (use.Day, use.Service)).ToHashSet();
        return [.. Enumerable.Range(bill.FirstDay.DayNumber, bill.LastDay.DayNumber - bill.FirstDay.DayNumber + 1).Select(number => Day(DateOnly.FromDayNumber(number)))];

        DayComparison Day(DateOnly day)
        {
            var parts = services[day].Order(StringComparer.Ordinal).Select(service => new ServiceComparison(service, Compare((day, service)))).ToArray();
            return new DayComparison(day, estimate.DaysWithSongs.Contains(day), Comparison.Sum(parts.Select(part => part.Cost)), parts);
        }

        Comparison Compare((DateOnly Day, string Service) key) => new(
            estimate.Costs.TryGetValue(key, out var estimated) ? estimated * rate : null,
            bill.Costs.TryGetValue(key, out var billed) ? billed : null,
            !incomplete.Contains(key));
    }

    private static bool Covers(Bill bill, DateOnly day) => day >= bill.FirstDay && day <= bill.LastDay;
}
