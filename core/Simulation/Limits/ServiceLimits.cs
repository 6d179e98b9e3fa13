using GenreFunctions.Costs.Months;

namespace GenreFunctions.Simulation.Limits;

/// <summary>
/// The limits of the services that songs share, as Azure documents them. Below learn.microsoft.com/azure, as of 2026: storage/common/scalability-targets-standard-account,
/// cosmos-db/serverless-performance (5,000 for a container; more with its data, by older versions of the page only from the sixth partition on).
/// </summary>
internal static class ServiceLimits
{
    private const double BytesPerGigabit = 1e9 / 8;

    /// <summary>All of them.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The scheduler has more than three units, or the database no request unit.</exception>
    public static IReadOnlyList<SharedLimit> Of(LimitOptions options)
    {
        if (options.SchedulerUnits is < 0 or > 3)
            throw new ArgumentOutOfRangeException(nameof(options), options.SchedulerUnits, $"The Dedicated scheduler has 1 to 3 units, not {options.SchedulerUnits}.");
        if (options.AutoscaleRequestUnits is { } units && !(units > 0))
            throw new ArgumentOutOfRangeException(nameof(options), units, FormattableString.Invariant($"The database scales to more than {units} request units a second."));
        return [Scheduler(options.SchedulerUnits), .. Database(options.AutoscaleRequestUnits), .. Storage(options.LargeStorageRegion), Queue, Events];
    }

    /// <summary>No message is larger than a kilobyte.</summary>
    private static SharedLimit Queue { get; } =
        new("Queue of the trigger", "messages", 2000, Origin.Documented, "Azure: scalability targets for Queue Storage", Resource.QueueMessages);

    /// <summary>The page gives this for custom and partner topics and nothing for those of storage accounts.</summary>
    private static SharedLimit Events { get; } =
        new("Event Grid", "events", 5000, Origin.Assumed, "Azure: Event Grid quotas, which say it of custom topics", Resource.Events);

    private static SharedLimit Scheduler(int units) =>
        new("Durable Task Scheduler", "actions", units == 0 ? DeployedResources.MostActionsPerSecond : 2000 * units, Origin.Documented, "Azure: Durable Task Scheduler billing", Resource.Actions);

    /// <summary>Serverless gives every container its own; autoscale is reserved for the database, as the templates do it.</summary>
    private static SharedLimit[] Database(double? autoscale)
    {
        const string Unit = "request units";
        const string Page = "Azure: serverless account performance, for a container of one physical partition";
        return autoscale is { } units
            ? [new("Cosmos DB", Unit, units, Origin.Given, "", Resource.SongUnits, Resource.CostUnits)]
            :
            [
                new("Cosmos DB songs", Unit, 5000, Origin.Documented, Page, Resource.SongUnits),
                new("Cosmos DB costs", Unit, 5000, Origin.Documented, Page, Resource.CostUnits),
            ];
    }

    private static SharedLimit[] Storage(bool large)
    {
        const string Page = "Azure: scalability targets for standard storage accounts";
        return
        [
            new("Storage account", "requests", large ? 40_000 : 20_000, Origin.Documented, Page, Resource.StorageRequests),
            new("Storage account", "bytes in", (large ? 60 : 25) * BytesPerGigabit, Origin.Documented, Page, Resource.StorageIngress),
            new("Storage account", "bytes out", (large ? 200 : 50) * BytesPerGigabit, Origin.Documented, Page, Resource.StorageEgress),
        ];
    }
}
