namespace GenreFunctions.Costs.Rollups;

/// <summary>Adds totals up one by one, in memory that does not grow with them. Not thread-safe.</summary>
public sealed class CostTally
{
    // Sorted, so that the same totals are the same text whatever order they were added in.
    private readonly SortedDictionary<string, decimal> _services = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _unpriced = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, long> _buckets = [];
    private CostTotals _sums = CostTotals.None;
    private long _zeros;

    /// <summary>Adds these totals.</summary>
    public void Add(CostTotals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        _sums = new CostTotals
        {
            Songs = _sums.Songs + totals.Songs,
            IncompleteSongs = _sums.IncompleteSongs + totals.IncompleteSongs,
            RetriedSongs = _sums.RetriedSongs + totals.RetriedSongs,
            KnownCost = _sums.KnownCost + totals.KnownCost,
            RetryCost = _sums.RetryCost + totals.RetryCost,
            AudioSeconds = _sums.AudioSeconds + totals.AudioSeconds,
            ComputeSeconds = _sums.ComputeSeconds + totals.ComputeSeconds,
            Segments = _sums.Segments + totals.Segments,
        };
        foreach (var (service, cost) in totals.Services)
            _services[service] = _services.GetValueOrDefault(service) + cost;
        foreach (var (key, songs) in totals.Unpriced)
            _unpriced[key] = _unpriced.GetValueOrDefault(key) + songs;
        _zeros += totals.Costs.Zeros;
        totals.Costs.CountInto(_buckets);
    }

    /// <summary>What was added so far.</summary>
    public CostTotals Total() => _sums with
    {
        Services = new SortedDictionary<string, decimal>(_services, StringComparer.Ordinal),
        Unpriced = new SortedDictionary<string, long>(_unpriced, StringComparer.Ordinal),
        Costs = new CostHistogram(_zeros, new SortedDictionary<int, long>(_buckets)),
    };
}
