using GenreFunctions.Functions.Results;

namespace GenreFunctions.Functions.Costs;

/// <summary>What follows from recorded costs, by the store that keeps them. Thread-safe. Every store of costs is one of these, too.</summary>
public interface ICostUpkeep
{
    /// <summary>
    /// Computes a day's rollups anew from all its runs, and keeps them. Doing so again changes nothing; of several that do so at the same time none leaves behind
    /// a rollup that knows less than one that was there.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="publisher">Of whom; everybody's when <see langword="null"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    Task RollUpAsync(DateOnly day, string? publisher, CancellationToken cancellation);

    /// <summary>All runs that ended at <paramref name="from"/> or later and before <paramref name="until"/>, in order of their end, read as they are asked for.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    IAsyncEnumerable<SongCost> ReadEndedAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation);

    /// <summary>When the first of all runs ended; <see langword="null"/> when there is none.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: worth trying again.</exception>
    Task<DateTimeOffset?> FirstEndAsync(CancellationToken cancellation);

    /// <summary>Whether the store answers.</summary>
    /// <exception cref="TagStoreUnavailableException">It does not; the message says why.</exception>
    Task CheckAsync(CancellationToken cancellation);
}
