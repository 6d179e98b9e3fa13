using Microsoft.Azure.Cosmos;

namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>The container as the store needs it. In Azure the infrastructure makes the same.</summary>
internal static class CosmosContainer
{
    // What is asked for, and nothing more: an index on every entry of a timeline would cost more than the document.
    private static readonly string[] Indexed =
        ["/kind/?", "/publisher/?", "/songId/?", "/listKey/?", "/confidenceKey/?", "/nameKey/?", "/current/publisher/?", "/current/genre/?", "/current/outcome/?"];

    public static async Task Create(CosmosClient client, CosmosSettings settings, CancellationToken cancellation)
    {
        var database = await client.CreateDatabaseIfNotExistsAsync(settings.Database, cancellationToken: cancellation);
        await database.Database.CreateContainerIfNotExistsAsync(Properties(settings.Container), cancellationToken: cancellation);
    }

    private static ContainerProperties Properties(string name)
    {
        var indexing = new IndexingPolicy { IndexingMode = IndexingMode.Consistent, Automatic = true };
        foreach (var path in Indexed)
            indexing.IncludedPaths.Add(new IncludedPath { Path = path });
        indexing.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        return new ContainerProperties(name, new List<string> { "/publisher", "/songId" }) { IndexingPolicy = indexing };
    }
}
