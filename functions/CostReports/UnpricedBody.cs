using GenreFunctions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>Something that was used without a price.</summary>
/// <param name="Key">What price books call it.</param>
/// <param name="ServiceName">The service that bills it.</param>
/// <param name="SkuMeter">The meter.</param>
/// <param name="Songs">Songs that used it; 0 when only waiting did.</param>
/// <param name="Reason">Why there is no price, a sentence.</param>
internal sealed record UnpricedBody(string Key, string ServiceName, string SkuMeter, long Songs, string Reason)
{
    /// <summary>All of a ledger, what the most songs used first.</summary>
    public static IReadOnlyList<UnpricedBody> Of(CostLedger ledger, PriceBook prices)
    {
        var ofIdle = ledger.Idle.Stretches.SelectMany(stretch => stretch.Cost.Unpriced).Select(use => use.Key);
        return
        [
            .. ledger.Total.Unpriced.Keys.Union(ofIdle)
                .Select(key => Of(key, ledger.Total.Unpriced.GetValueOrDefault(key), prices))
                .OrderByDescending(use => use.Songs).ThenBy(use => use.Key, StringComparer.Ordinal),
        ];
    }

    private static UnpricedBody Of(string key, long songs, PriceBook prices)
    {
        // Whoever wrote the record may have known more.
        if (!ChargeKind.ByKey.TryGetValue(key, out var kind))
            return new UnpricedBody(key, key, key, songs, "This version of the service does not know it.");
        var reason = prices.Find(kind) is null ? prices.Absence(kind) : "It had no price when this was recorded; now it has one.";
        return new UnpricedBody(key, kind.ServiceName, kind.SkuMeter, songs, reason);
    }
}
