using GenreFunctions.Costs.Rollups;
using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>
/// What songs and waiting cost over some days, in one currency: figures in others are left out, and their currencies are named. It is read from rollups, so
/// that it takes as long for a million songs as for one.
/// </summary>
internal sealed class CostLedger
{
    private CostLedger(CostRange range, string currency, IReadOnlyList<LedgerCell> cells, IdleSum idle, IEnumerable<string> otherCurrencies)
    {
        (Range, Currency, Cells, Idle) = (range, currency, cells, idle);
        Total = Sum(cells);
        OtherCurrencies = [.. otherCurrencies.Concat(idle.OtherCurrencies).Distinct().Order(StringComparer.Ordinal)];
        PriceBookVersions =
        [
            .. cells.Select(cell => cell.Cell.PriceBookVersion).Concat(idle.Stretches.Select(stretch => stretch.Cost.PriceBookVersion)).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The days, and whose songs.</summary>
    public CostRange Range { get; }

    /// <summary>The currency of all figures.</summary>
    public string Currency { get; }

    /// <summary>The rollups' parts.</summary>
    public IReadOnlyList<LedgerCell> Cells { get; }

    /// <summary>Waiting. None when one publisher's costs are asked for: it belongs to nobody.</summary>
    public IdleSum Idle { get; }

    /// <summary>All songs.</summary>
    public CostTotals Total { get; }

    /// <summary>Currencies that were left out.</summary>
    public IReadOnlyList<string> OtherCurrencies { get; }

    /// <summary>The price books that were used.</summary>
    public IReadOnlyList<string> PriceBookVersions { get; }

    /// <summary>Everything that was used has a price, and nothing was left out.</summary>
    public bool IsComplete => Total.IncompleteSongs == 0 && Idle.IsComplete && OtherCurrencies.Count == 0;

    /// <summary>Songs and waiting.</summary>
    public decimal GrandTotal => Total.KnownCost + Idle.Cost;

    /// <summary>Reads it.</summary>
    public static async Task<CostLedger> ReadAsync(ICostStore store, string currency, CostRange range, CancellationToken cancellation)
    {
        var rollups = await store.RollupsAsync(range, cancellation);
        var cells = rollups.SelectMany(rollup => rollup.Cells.Select(cell => new LedgerCell(rollup.Day, rollup.Publisher, cell))).ToLookup(cell => cell.Cell.Currency == currency);
        var idle = range.Publisher is null ? await IdleSum.ReadAsync(store, currency, range, cancellation) : IdleSum.None;
        return new CostLedger(range, currency, [.. cells[true]], idle, cells[false].Select(cell => cell.Cell.Currency));
    }

    /// <summary>What some cells come to together.</summary>
    public static CostTotals Sum(IEnumerable<LedgerCell> cells) => CostTotals.Sum(cells.Select(cell => cell.Cell.Totals));
}
