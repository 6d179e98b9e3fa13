using GenreFunctions.Costs.Rollups;

namespace GenreFunctions.Functions.Costs.Rollups;

/// <summary>Adds the runs of a day up, by publisher, in memory that does not grow with the runs. Not thread-safe.</summary>
internal sealed class RollupSums(DateOnly day)
{
    private readonly Dictionary<string, Dictionary<CostCell, CostTally>> _publishers = new(StringComparer.Ordinal);

    /// <summary>A publisher whose rollup is there already: it gets one even if no run is left.</summary>
    public void Expect(string publisher) => _publishers.TryAdd(publisher, []);

    /// <summary>A run.</summary>
    public void Add(string publisher, CostCell run)
    {
        Expect(publisher);
        var cells = _publishers[publisher];
        var key = run with { Totals = CostTotals.None };
        if (!cells.TryGetValue(key, out var tally))
            cells.Add(key, tally = new CostTally());
        tally.Add(run.Totals);
    }

    /// <summary>A rollup for every publisher.</summary>
    public IEnumerable<CostRollup> Rollups() => _publishers.Select(publisher => new CostRollup(day, publisher.Key, [.. publisher.Value
        .OrderBy(cell => cell.Key.Genre, StringComparer.Ordinal)
        .ThenBy(cell => cell.Key.Plan, StringComparer.Ordinal)
        .ThenBy(cell => cell.Key.ModelId, StringComparer.Ordinal)
        .ThenBy(cell => cell.Key.Currency, StringComparer.Ordinal)
        .ThenBy(cell => cell.Key.PriceBookVersion, StringComparer.Ordinal)
        .Select(cell => cell.Key with { Totals = cell.Value.Total() })]));
}
