using GenreFunctions.Functions.Metrics;
using GenreFunctions.Functions.Results;

namespace GenreFunctions.Functions.Costs;

/// <summary>The only place that emits cost: into the store, and as metrics. Thread-safe.</summary>
public sealed class CostRecorder(ICostStore store, GenreMetrics metrics)
{
    /// <summary>Records what a run cost.</summary>
    /// <param name="cost">The run.</param>
    /// <param name="uploadedAt">When the song was uploaded, where that started the run.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    public async Task<StoreReceipt> RecordAsync(SongCost cost, DateTimeOffset? uploadedAt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cost);
        var receipt = await store.RecordAsync(cost, cancellation);
        metrics.Recorded(cost, uploadedAt);
        return receipt;
    }

    /// <summary>Records what waiting cost.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    public async Task RecordIdleAsync(IdleCost cost, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cost);
        await store.RecordIdleAsync(cost, cancellation);
        metrics.Idle(cost);
    }
}
