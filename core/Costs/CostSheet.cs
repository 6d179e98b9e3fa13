namespace GenreFunctions.Costs;

/// <summary>Collects the lines of one cost record.</summary>
internal sealed class CostSheet
{
    private readonly PriceBook _prices;
    private readonly string _plan;
    private readonly SongMeters? _song;
    private readonly DateTimeOffset _start;
    private readonly DateTimeOffset _end;
    private readonly List<CostLine> _lines = [];
    private readonly List<UnpricedUse> _unpriced = [];

    public CostSheet(PriceBook prices, string plan, SongMeters song) =>
        (_prices, _plan, _song, _start, _end) = (prices, plan, song, song.Start, song.End);

    public CostSheet(PriceBook prices, string plan, CapacityMeters capacity) =>
        (_prices, _plan, _start, _end) = (prices, plan, capacity.Start, capacity.End);

    public void Add(IEnumerable<Charge> charges, string? attempt = null)
    {
        // What was not used costs nothing, whether it has a price or not.
        foreach (var charge in charges.Where(charge => charge.Quantity > 0))
        {
            if (_prices.Find(charge.Kind) is { } price)
                _lines.Add(Line(charge, price, attempt));
            else
                AddUnpriced(charge);
        }
    }

    public CostRecord Total() => new(_lines, _unpriced, _prices.Currency, _prices.Version);

    private void AddUnpriced(Charge charge)
    {
        var kind = charge.Kind;
        var known = _unpriced.FindIndex(use => use.Key == kind.Key);
        if (known >= 0)
            _unpriced[known] = _unpriced[known] with { ConsumedQuantity = _unpriced[known].ConsumedQuantity + charge.Quantity };
        else
            _unpriced.Add(new UnpricedUse(kind.Key, kind.ServiceName, kind.SkuMeter, charge.Quantity, kind.ConsumedUnit, _prices.Absence(kind)));
    }

    private CostLine Line(Charge charge, Price price, string? attempt)
    {
        var tags = new Dictionary<string, string> { [CostLine.PlanTag] = _plan };
        if (attempt is not null)
            tags.Add(CostLine.AttemptTag, attempt);
        return new CostLine
        {
            // Multiplied first: a quotient such as a third of an hour would have been rounded before.
            ListCost = Math.Round(charge.Quantity * price.UnitPrice / price.UnitQuantity, SongCosting.Decimals, MidpointRounding.ToEven),
            ListUnitPrice = price.UnitPrice,
            PricingQuantity = charge.Quantity / price.UnitQuantity,
            PricingUnit = price.PricingUnit,
            ConsumedQuantity = charge.Quantity,
            ConsumedUnit = charge.Kind.ConsumedUnit,
            SkuMeter = charge.Kind.SkuMeter,
            ServiceName = charge.Kind.ServiceName,
            ServiceCategory = charge.Kind.ServiceCategory,
            ChargePeriodStart = _start,
            ChargePeriodEnd = _end,
            BillingCurrency = _prices.Currency,
            RegionId = _prices.Region,
            Tags = tags,
            SongId = _song?.SongId,
            InstanceId = _song?.InstanceId,
            Publisher = _song?.Publisher,
            Segments = _song?.Segments ?? 0,
            MeterBasis = charge.Basis,
            Allocation = _song is null ? CostAllocation.SharedIdle : CostAllocation.Direct,
            PriceBookVersion = _prices.Version,
        };
    }
}
