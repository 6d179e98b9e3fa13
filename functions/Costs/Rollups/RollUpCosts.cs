using GenreFunctions.Functions.Results;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Functions.Costs.Rollups;

/// <summary>
/// Keeps the rollups up to date: on every change in the container of costs, the day and publisher of each changed run are rolled up anew. What the feed misses,
/// because this failed and nobody tries again, <see cref="Idle.ChargeIdle"/> rolls up within the hour.
/// </summary>
public sealed class RollUpCosts(ICostUpkeep costs)
{
    /// <summary>The database whose feed is read.</summary>
    internal const string Database = "genre";

    /// <summary>The container whose feed is read. Without Cosmos DB the embedded host reads the file of that name.</summary>
    internal const string Container = "costs";

    // 20 million songs a year are 55,000 a day. A rollup reads all runs of its day so far, 27,500 at noon if they are one publisher's: at 8 KB each 210 MB and, by
    // Azure's own example of a query (400 MB read for 4,060 request units), 2,100 units. Looking every 30 seconds all day long makes 6 million units, 1.5 dollars,
    // or 0.00003 a song: a thirtieth of what a song costs. At the default of 5 seconds it would be a fifth, and after a minute whoever has just uploaded a song
    // thinks that costs do not work.
    private const int PollMilliseconds = 30_000;

    // All that has come in half a minute at once, and of a backlog as much as a page of the feed holds: the fewer batches, the fewer rollups of the same day.
    private const int MostChanges = 1_000;

    /// <summary>Rolls up what has changed.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy.</exception>
    [Function(nameof(RollUpCosts))]
    public async Task RunAsync(
        [CosmosDBTrigger(
            Database,
            Container,
            Connection = "CosmosConnection",
            LeaseContainerName = "leases",
            CreateLeaseContainerIfNotExists = true,
            FeedPollDelay = PollMilliseconds,
            MaxItemsPerInvocation = MostChanges,
            StartFromBeginning = true)]
        IReadOnlyList<CostDocument> changes,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(changes);

        // Rollups and idle stretches come through the same feed, and are not rolled up.
        var touched = changes.Where(change => change.Kind == CostDocument.RunKind).SelectMany(Touched).Distinct();
        foreach (var (day, publisher) in touched)
            await costs.RollUpAsync(day, publisher, cancellation);
    }

    // A run that was recorded before may have moved here from an earlier day, of which the feed says nothing.
    private static IEnumerable<(DateOnly Day, string Publisher)> Touched(CostDocument run) =>
        CostDocument.DaysBefore(run.FirstDay ?? run.Day, run.Day).Prepend(run.Day).Select(day => (day, run.Publisher));
}
