using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by the change feed of a Cosmos DB container.</summary>
/// <param name="databaseName">The database.</param>
/// <param name="containerName">The container whose documents are watched.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CosmosDBTriggerAttribute(string databaseName, string containerName) : TriggerBindingAttribute
{
    /// <summary>The container whose documents are watched.</summary>
    public string ContainerName { get; } = containerName;

    /// <summary>The database.</summary>
    public string DatabaseName { get; } = databaseName;

    /// <summary>Setting that holds the connection.</summary>
    public string? Connection { get; set; }

    /// <summary>Container in which Azure's host keeps its place.</summary>
    public string? LeaseContainerName { get; set; }

    /// <summary>Database of that container.</summary>
    public string? LeaseDatabaseName { get; set; }

    /// <summary>Setting that holds the connection to that database.</summary>
    public string? LeaseConnection { get; set; }

    /// <summary>Whether that container is made when it is not there.</summary>
    public bool CreateLeaseContainerIfNotExists { get; set; }

    /// <summary>Throughput of that container when it is made, in request units a second.</summary>
    public int LeasesContainerThroughput { get; set; }

    /// <summary>What stands before everything of this function's in that container.</summary>
    public string? LeaseContainerPrefix { get; set; }

    /// <summary>Pause between two looks that found nothing, in milliseconds.</summary>
    public int FeedPollDelay { get; set; }

    /// <summary>How often a lease is renewed, in milliseconds.</summary>
    public int LeaseRenewInterval { get; set; }

    /// <summary>How often leases are shared out anew, in milliseconds.</summary>
    public int LeaseAcquireInterval { get; set; }

    /// <summary>How long a lease lasts that is not renewed, in milliseconds.</summary>
    public int LeaseExpirationInterval { get; set; }

    /// <summary>Documents an invocation gets at most; 0 leaves it to the host.</summary>
    public int MaxItemsPerInvocation { get; set; }

    /// <summary>Whether a function that is new gets what was there before it.</summary>
    public bool StartFromBeginning { get; set; }

    /// <summary>The time from which a function that is new gets changes.</summary>
    public string? StartFromTime { get; set; }

    /// <summary>Regions to read from.</summary>
    public string? PreferredLocations { get; set; }

    /// <summary>What the feed brings.</summary>
    public CosmosDBChangeFeedMode ChangeFeedMode { get; set; }
}
