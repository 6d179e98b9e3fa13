using GenreFunctions.Functions.Storage;
using GenreFunctions.Infra.Tests.Code;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>An account that triggers reach with the app's identity, and the settings that this takes (Azure's reference of identity-based connections).</summary>
internal sealed record Connection(string Name, IReadOnlyList<string> Settings)
{
    /// <summary>The connection of the Functions host itself.</summary>
    public const string Host = "AzureWebJobsStorage";

    /// <summary>What a connection may have besides.</summary>
    public static readonly IReadOnlyList<string> Optional = ["tableServiceUri", "accountName", "queueServiceUri"];

    private static readonly string[] Identity = ["credential", "clientId"];
    private static readonly string[] Blobs = ["blobServiceUri", "queueServiceUri"];
    private static readonly string[] Queues = ["queueServiceUri"];
    private static readonly string[] Documents = ["accountEndpoint"];

    /// <summary>Those of the triggers in the code, and the host's.</summary>
    public static IReadOnlyList<Connection> All { get; } =
    [
        new(Host, [.. Blobs, .. Identity]),
        .. Asked().GroupBy(one => one.Name).Select(group => new Connection(group.Key, [.. group.SelectMany(one => one.Settings).Concat(Identity).Distinct()])),
    ];

    // A blob trigger keeps what it gave up on in a queue of the same account.
    private static IEnumerable<(string Name, string[] Settings)> Asked() =>
    [
        .. AppFunction.Triggers<BlobTriggerAttribute>().Select(trigger => (trigger.Connection ?? Host, Blobs)),
        .. AppFunction.Triggers<QueueTriggerAttribute>().Select(trigger => (trigger.Connection ?? Host, Queues)),
        .. AppFunction.Triggers<CosmosDBTriggerAttribute>().Select(trigger => (trigger.Connection ?? "CosmosDB", Documents)),
        (AudioStorage.Connection, Blobs),
    ];
}
