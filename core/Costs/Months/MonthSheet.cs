namespace GenreFunctions.Costs.Months;

/// <summary>Collects the lines of one month.</summary>
internal sealed class MonthSheet(PriceBook prices)
{
    private readonly List<(MonthPart Part, string What, ChargeKind Kind, decimal Quantity)> _uses = [];

    /// <summary>Adds to the line of that name; what was not used costs nothing, whether it has a price or not.</summary>
    public void Add(MonthPart part, string what, ChargeKind kind, decimal quantity)
    {
        if (quantity <= 0)
            return;
        var known = _uses.FindIndex(use => use.Part == part && use.What == what && use.Kind == kind);
        if (known >= 0)
            _uses[known] = (part, what, kind, _uses[known].Quantity + quantity);
        else
            _uses.Add((part, what, kind, quantity));
    }

    /// <summary>Adds charges so many times, each under what its kind is called.</summary>
    public void Add(MonthPart part, IEnumerable<Charge> charges, decimal times)
    {
        foreach (var charge in charges)
            Add(part, ChargeWords.Of(charge.Kind), charge.Kind, charge.Quantity * times);
    }

    /// <summary>How much of a kind is on the sheet.</summary>
    public decimal Used(ChargeKind kind) => _uses.Where(use => use.Kind == kind).Sum(use => use.Quantity);

    /// <summary>The lines, part by part.</summary>
    public IReadOnlyList<MonthLine> Lines() => [.. _uses.OrderBy(use => use.Part).Select(Line)];

    private MonthLine Line((MonthPart Part, string What, ChargeKind Kind, decimal Quantity) use)
    {
        var (part, what, kind, quantity) = use;
        var price = prices.Find(kind);
        // Multiplied first: a quotient such as a third of an hour would have been rounded before.
        decimal? cost = price is null ? null : Math.Round(quantity * price.UnitPrice / price.UnitQuantity, SongCosting.Decimals, MidpointRounding.ToEven);
        return new MonthLine(
            part, what, kind.Key, kind.ServiceName, kind.SkuMeter, quantity, kind.ConsumedUnit, price?.UnitPrice, price?.PricingUnit, cost,
            price is null ? prices.Absence(kind) : null);
    }
}
