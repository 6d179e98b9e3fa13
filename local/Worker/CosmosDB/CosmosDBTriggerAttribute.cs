using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by the change feed of a Cosmos DB container.</summary>
/// <param name="databaseName">The database.</param>
/// <param name="containerName">The container.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CosmosDBTriggerAttribute(string databaseName, string containerName) : TriggerBindingAttribute
{
    /// <summary>The container.</summary>
    public string ContainerName { get; } = containerName;

    /// <summary>The database.</summary>
    public string DatabaseName { get; } = databaseName;

    /// <summary>Setting that holds the connection.</summary>
    public string? Connection { get; set; }

    /// <summary>The container that remembers how far the feed was read.</summary>
    public string? LeaseContainerName { get; set; }

    /// <summary>Whether to make that container when it is not there.</summary>
    public bool CreateLeaseContainerIfNotExists { get; set; }

    /// <summary>Milliseconds between two looks at a feed that has nothing new.</summary>
    public int FeedPollDelay { get; set; }

    /// <summary>Documents that the function is given at a time, at most.</summary>
    public int MaxItemsPerInvocation { get; set; }

    /// <summary>Whether a feed that was never read is read from its beginning.</summary>
    public bool StartFromBeginning { get; set; }
}
