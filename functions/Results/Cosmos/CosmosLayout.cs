using Microsoft.Azure.Cosmos;

namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>A container as a store needs it. In Azure the infrastructure makes the same.</summary>
/// <param name="Container">Its name.</param>
/// <param name="PartitionKey">Its hierarchical partition key.</param>
/// <param name="Indexed">What is asked for, and nothing more: an index on every entry of a document would cost more than the document.</param>
internal sealed record CosmosLayout(string Container, IReadOnlyList<string> PartitionKey, IReadOnlyList<string> Indexed)
{
    public ContainerProperties Properties()
    {
        var indexing = new IndexingPolicy { IndexingMode = IndexingMode.Consistent, Automatic = true };
        foreach (var path in Indexed)
            indexing.IncludedPaths.Add(new IncludedPath { Path = path });
        indexing.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        return new ContainerProperties(Container, PartitionKey) { IndexingPolicy = indexing };
    }
}
