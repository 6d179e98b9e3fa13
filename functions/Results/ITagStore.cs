namespace GenreFunctions.Functions.Results;

/// <summary>Where songs' tags are kept. Thread-safe. One suite of contract tests runs over every implementation.</summary>
public interface ITagStore
{
    /// <summary>
    /// Records a version of a song. Recording the same version again replaces it, and every other version stays; but
    /// <see cref="SongOutcome.Failed"/> replaces nothing that ended otherwise. Safe against others who record the same song at the same time.
    /// </summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    Task<StoreReceipt> RecordAsync(SongVersion version, CancellationToken cancellation);

    /// <summary>Finds a song; <see langword="null"/> when there is none.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    Task<SongRecord?> FindAsync(string songId, CancellationToken cancellation);

    /// <summary>Lists songs by their current versions, a page at a time, in the query's order.</summary>
    /// <exception cref="InvalidCursorException">The cursor is none that this store gave.</exception>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    Task<SongPage> ListAsync(SongQuery query, CancellationToken cancellation);

    /// <summary>Whether the store answers.</summary>
    /// <exception cref="TagStoreUnavailableException">It does not; the message says why.</exception>
    Task CheckAsync(CancellationToken cancellation);
}
