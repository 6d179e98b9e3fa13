using GenreFunctions.Functions.Metrics;
using GenreFunctions.Functions.Results;

namespace GenreFunctions.Functions.Costs;

/// <summary>The only place that emits cost: into the store, and as metrics. Thread-safe.</summary>
public sealed class CostRecorder(ICostStore store, GenreMetrics metrics)
{
    /// <summary>Records what a run cost.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    public async Task<StoreReceipt> RecordAsync(SongCost cost, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cost);
        var receipt = await store.RecordAsync(cost, cancellation);
        metrics.Recorded(cost);
        return receipt;
    }
}
