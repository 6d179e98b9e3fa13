using GenreFunctions.Costs.Rollups;

namespace GenreFunctions.Costs.Reports;

/// <summary>Adds totals up: the same as <see cref="CostTotals.Plus"/> over all of them, without new dictionaries for each. Not thread-safe.</summary>
public sealed class CostSum
{
    private readonly Dictionary<string, decimal> _services = [];
    private readonly Dictionary<string, long> _unpriced = [];
    private readonly Dictionary<int, long> _buckets = [];
    private CostTotals _plain = CostTotals.None;
    private long _zeros;

    /// <summary>What was added so far.</summary>
    public CostTotals Total => _plain with
    {
        Services = new Dictionary<string, decimal>(_services),
        Unpriced = new Dictionary<string, long>(_unpriced),
        Costs = new CostHistogram(_zeros, new Dictionary<int, long>(_buckets)),
    };

    /// <summary>Adds some.</summary>
    public void Add(CostTotals totals)
    {
        ArgumentNullException.ThrowIfNull(totals);
        _plain = new CostTotals
        {
            Songs = _plain.Songs + totals.Songs,
            IncompleteSongs = _plain.IncompleteSongs + totals.IncompleteSongs,
            RetriedSongs = _plain.RetriedSongs + totals.RetriedSongs,
            KnownCost = _plain.KnownCost + totals.KnownCost,
            RetryCost = _plain.RetryCost + totals.RetryCost,
            AudioSeconds = _plain.AudioSeconds + totals.AudioSeconds,
            ComputeSeconds = _plain.ComputeSeconds + totals.ComputeSeconds,
            Segments = _plain.Segments + totals.Segments,
        };
        foreach (var (service, cost) in totals.Services)
            _services[service] = _services.GetValueOrDefault(service) + cost;
        foreach (var (key, songs) in totals.Unpriced)
            _unpriced[key] = _unpriced.GetValueOrDefault(key) + songs;
        foreach (var (bucket, count) in totals.Costs.Buckets)
            _buckets[bucket] = _buckets.GetValueOrDefault(bucket) + count;
        _zeros += totals.Costs.Zeros;
    }
}
