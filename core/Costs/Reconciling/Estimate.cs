namespace GenreFunctions.Costs.Reconciling;

/// <summary>What was estimated, by day and service: as small as that, however many rows it had. Immutable.</summary>
public sealed class Estimate
{
    private Estimate(
        string? currency,
        IReadOnlyDictionary<(DateOnly Day, string Service), decimal> costs,
        IReadOnlyDictionary<(DateOnly Day, string Service, string Meter, string Unit), decimal> unpriced,
        IReadOnlySet<DateOnly> daysWithSongs,
        IReadOnlyList<string> priceBookVersions) =>
        (Currency, Costs, Unpriced, DaysWithSongs, PriceBookVersions) = (currency, costs, unpriced, daysWithSongs, priceBookVersions);

    /// <summary>ISO 4217; <see langword="null"/> when nothing has a price.</summary>
    public string? Currency { get; }

    /// <summary>What the estimate was made with.</summary>
    public IReadOnlyList<string> PriceBookVersions { get; }

    internal IReadOnlyDictionary<(DateOnly Day, string Service), decimal> Costs { get; }

    internal IReadOnlyDictionary<(DateOnly Day, string Service, string Meter, string Unit), decimal> Unpriced { get; }

    internal IReadOnlySet<DateOnly> DaysWithSongs { get; }

    /// <summary>Adds up rows as they come. There may be none: a time without songs.</summary>
    /// <exception cref="ArgumentException">They are in several currencies.</exception>
    public static Estimate Of(IEnumerable<EstimatedCharge> charges)
    {
        ArgumentNullException.ThrowIfNull(charges);
        string? currency = null;
        Dictionary<(DateOnly Day, string Service), decimal> costs = [];
        Dictionary<(DateOnly Day, string Service, string Meter, string Unit), decimal> unpriced = [];
        HashSet<DateOnly> daysWithSongs = [];
        SortedSet<string> versions = new(StringComparer.Ordinal);
        foreach (var charge in charges)
        {
            var service = ServiceNames.Unify(charge.Service);
            if (charge.IsSong)
                daysWithSongs.Add(charge.Day);
            if (charge.PriceBookVersion.Length > 0)
                versions.Add(charge.PriceBookVersion);
            if (charge.Cost is { } cost)
            {
                currency = Currencies.Same("The estimate", currency, charge.Currency);
                costs[(charge.Day, service)] = costs.GetValueOrDefault((charge.Day, service)) + cost;
            }
            else
            {
                var key = (charge.Day, service, charge.Meter, charge.Unit);
                unpriced[key] = unpriced.GetValueOrDefault(key) + charge.Quantity;
            }
        }

        return new Estimate(currency, costs, unpriced, daysWithSongs, [.. versions]);
    }
}
