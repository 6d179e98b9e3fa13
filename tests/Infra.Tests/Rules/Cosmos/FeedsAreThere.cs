using GenreFunctions.Infra.Tests.Code;
using GenreFunctions.Infra.Tests.Evaluation;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Infra.Tests.Rules.Cosmos;

/// <summary>Triggers on changes find their container, and one for their leases: the app's identity may make none.</summary>
internal sealed class FeedsAreThere : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var trigger in AppFunction.Triggers<CosmosDBTriggerAttribute>())
        {
            var leases = trigger.LeaseContainerName ?? "leases";
            var made = deployment.Of(AzureTypes.Documents).ToList();
            DeployedResource? Find(string database, string container) => made.FirstOrDefault(one => one.Owner?.Name == database && one.Name == container);
            if (Find(trigger.DatabaseName, trigger.ContainerName) is null)
                yield return At("infra/modules/cosmos.bicep", $"A trigger reads the changes of {trigger.DatabaseName}/{trigger.ContainerName}, which is not made.");
            if (Find(trigger.LeaseDatabaseName ?? trigger.DatabaseName, leases) is not { } kept)
                yield return At(
                    "infra/modules/cosmos.bicep",
                    $"A trigger keeps its place in {trigger.LeaseDatabaseName ?? trigger.DatabaseName}/{leases}, which is not made.");
            else if (kept.Properties["resource.partitionKey.paths"].Items is not [{ Text: "/id" }] || !kept.Properties["resource.partitionKey.kind"].Is("Hash")
                || !kept.Properties["resource.id"].Is(leases))
                yield return At(
                    kept.Properties["resource.partitionKey"].Place,
                    $"The container of leases is divided by {kept.Properties["resource.partitionKey.paths"]}, and the trigger writes by /id, one path, of kind Hash.");
        }
    }
}
