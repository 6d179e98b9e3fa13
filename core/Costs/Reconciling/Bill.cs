namespace GenreFunctions.Costs.Reconciling;

/// <summary>What was billed, by day and service: as small as that, however many rows it had. Immutable.</summary>
public sealed class Bill
{
    /// <summary>Every day is listed. A bill that seems to cover more has a day in it that was misread.</summary>
    private const int MostDays = 3660;

    private Bill(string currency, DateOnly firstDay, DateOnly lastDay, IReadOnlyDictionary<(DateOnly Day, string Service), decimal> costs, IReadOnlyList<CategoryCost> others) =>
        (Currency, FirstDay, LastDay, Costs, Others) = (currency, firstDay, lastDay, costs, others);

    /// <summary>ISO 4217.</summary>
    public string Currency { get; }

    /// <summary>The first day with a charge, selected or not.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The last one.</summary>
    public DateOnly LastDay { get; }

    /// <summary>Usage that was selected, by day and unified service.</summary>
    internal IReadOnlyDictionary<(DateOnly Day, string Service), decimal> Costs { get; }

    /// <summary>Selected charges that are no usage, by category.</summary>
    public IReadOnlyList<CategoryCost> Others { get; }

    /// <summary>Adds up rows as they come.</summary>
    /// <exception cref="ArgumentException">There is no row, none was selected, they are in several currencies, or cover more than ten years.</exception>
    public static Bill Of(IEnumerable<BilledCharge> charges)
    {
        ArgumentNullException.ThrowIfNull(charges);
        var (first, last, isAnySelected) = (DateOnly.MaxValue, DateOnly.MinValue, false);
        string? currency = null;
        Dictionary<(DateOnly Day, string Service), decimal> costs = [];
        SortedDictionary<string, decimal> others = new(StringComparer.Ordinal);
        foreach (var charge in charges)
        {
            (first, last) = (charge.Day < first ? charge.Day : first, charge.Day > last ? charge.Day : last);
            if (!charge.IsSelected)
                continue;
            isAnySelected = true;
            currency = Currencies.Same("The bill", currency, charge.Currency);
            if (!charge.Category.Equals(BilledCharge.Usage, StringComparison.OrdinalIgnoreCase))
            {
                others[charge.Category] = others.GetValueOrDefault(charge.Category) + charge.Cost;
                continue;
            }

            var key = (charge.Day, ServiceNames.Unify(charge.Service));
            costs[key] = costs.GetValueOrDefault(key) + charge.Cost;
        }

        if (last < first)
            throw new ArgumentException("The bill has no rows.");
        if (last.DayNumber - first.DayNumber >= MostDays)
            throw new ArgumentException(FormattableString.Invariant($"The bill goes from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, which is longer than any bill."));
        if (!isAnySelected)
            throw new ArgumentException("No row of the bill has that resource group and those tags.");
        return new Bill(currency!, first, last, costs, [.. others.Select(other => new CategoryCost(other.Key, other.Value))]);
    }
}
