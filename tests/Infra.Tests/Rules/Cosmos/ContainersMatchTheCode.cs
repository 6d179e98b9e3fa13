using GenreFunctions.Functions.Costs.Cosmos;
using GenreFunctions.Functions.Results.Cosmos;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Cosmos;

/// <summary>Containers have the keys and indexes that the stores ask for, in the database that the app is told.</summary>
internal sealed class ContainersMatchTheCode : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var host in AppHost.Of(deployment))
        {
            var database = host.Setting("Cosmos__Database").Text;
            var containers = deployment.Of(AzureTypes.Documents).Where(container => container.Owner?.Name == database).ToList();
            if (containers.Count == 0)
                yield return At(host.Setting("Cosmos__Database").Place, $"The app is told the database '{database}', which is not made.");
            foreach (var layout in new[] { CosmosTagStore.Layout(host.Setting("Cosmos__Container").Text), CosmosCostStore.Layout })
            {
                if (containers.FirstOrDefault(container => container.Name == layout.Container) is not { } container)
                {
                    yield return At(host.Resource.Place, $"The app keeps documents in {database}/{layout.Container}, which is not made: add it to cosmos.bicep.");
                    continue;
                }

                foreach (var finding in Check(container, layout))
                    yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Check(DeployedResource container, CosmosLayout layout)
    {
        var (resource, key) = (container.Properties["resource"], container.Properties["resource.partitionKey"]);
        if (!resource["id"].Is(container.Name))
            yield return At(resource["id"].Place, $"The container {container.Name} has the id '{resource["id"]}': both have to be the same.");
        if (!key["kind"].Is(layout.PartitionKey.Count > 1 ? "MultiHash" : "Hash") || !key["version"].Is(2))
            yield return At(
                key.Place,
                $"The partition key of {container.Name} is of kind {key["kind"]}, version {key["version"]}, where {(layout.PartitionKey.Count > 1 ? "MultiHash" : "Hash")}, version 2, is expected: it has {layout.PartitionKey.Count} paths.");
        if (!key["paths"].Items.Select(path => path.Text).SequenceEqual(layout.PartitionKey))
            yield return At(
                key["paths"].Place,
                $"The partition key of {container.Name} is {string.Join(", ", key["paths"].Items)}, and the code writes by {string.Join(", ", layout.PartitionKey)}, in that order.");
        var indexing = resource["indexingPolicy"];
        if (!indexing["automatic"].Is(true) || !indexing["indexingMode"].Is("consistent"))
            yield return At(indexing.Place, $"The index of {container.Name} has to be automatic and consistent: queries would miss documents.");
        var included = indexing["includedPaths"].Items.Select(path => path["path"].Text).ToHashSet();
        foreach (var missing in layout.Indexed.Except(included))
            yield return At(indexing["includedPaths"].Place, $"{container.Name} has no index on {missing}, which the code asks by: add it to includedPaths.");
        foreach (var extra in included.Except(layout.Indexed))
            yield return At(indexing["includedPaths"].Place, $"{container.Name} has an index on {extra}, which nobody asks by and every write pays for: take it away.");
        if (!indexing["excludedPaths"].Items.Any(path => path["path"].Is("/*")))
            yield return At(indexing.Place, $"{container.Name} excludes nothing from its index: exclude /*, or every entry of a document is paid for.");
    }
}
