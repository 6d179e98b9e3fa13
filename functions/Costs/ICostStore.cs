using GenreFunctions.Functions.Results;

namespace GenreFunctions.Functions.Costs;

/// <summary>Where costs are kept. Thread-safe. One suite of contract tests runs over every implementation.</summary>
public interface ICostStore
{
    /// <summary>Records what a run cost; recording the same run again replaces it.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    Task<StoreReceipt> RecordAsync(SongCost cost, CancellationToken cancellation);

    /// <summary>Records what waiting cost; recording the same stretch again replaces it.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    Task RecordIdleAsync(IdleCost cost, CancellationToken cancellation);

    /// <summary>All runs of a song, the latest first.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    Task<IReadOnlyList<SongCost>> FindAsync(string songId, CancellationToken cancellation);

    /// <summary>All runs of the days, in order of their end, read as they are asked for.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    IAsyncEnumerable<SongCost> ReadAsync(CostRange range, CancellationToken cancellation);

    /// <summary>All idle stretches of the days, in order. A range's publisher does not matter: idle belongs to nobody.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    Task<IReadOnlyList<IdleCost>> ReadIdleAsync(CostRange range, CancellationToken cancellation);

    /// <summary>The runs that cost the most, the dearest first.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    Task<IReadOnlyList<SongCost>> DearestAsync(CostRange range, int count, CancellationToken cancellation);

    /// <summary>The rollups of the days, by day and publisher, as <see cref="ICostUpkeep.RollUpAsync"/> has left them.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    Task<IReadOnlyList<CostRollup>> RollupsAsync(CostRange range, CancellationToken cancellation);
}
