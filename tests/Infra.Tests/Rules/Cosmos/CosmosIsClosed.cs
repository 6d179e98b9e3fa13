using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Cosmos;

/// <summary>Cosmos DB takes no keys, can be restored, and forgets nothing by itself.</summary>
internal sealed class CosmosIsClosed : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var account in deployment.Of(AzureTypes.Cosmos))
        {
            Finding[] findings =
            [
                .. Expect(account, "properties.disableLocalAuth", "true", "keys cannot be taken from somebody who has read them"),
                .. Expect(account, "properties.disableKeyBasedMetadataWriteAccess", "true", "containers are made by templates"),
                .. Expect(account, "properties.minimalTlsVersion", "Tls12", "older ones are broken"),
                .. Expect(account, "properties.backupPolicy.type", "Continuous", "any second of the last days can be restored"),
            ];
            foreach (var finding in findings)
                yield return finding;
            var isServerless = account.Properties["capabilities"].Items.Any(capability => capability["name"].Is("EnableServerless"));
            foreach (var options in deployment.Of(AzureTypes.Database).Where(database => isServerless && database.Properties["options"].Members.Count > 0))
                yield return At(options.Place, "A serverless account takes no throughput: leave options empty there.");
        }

        foreach (var container in deployment.Of(AzureTypes.Documents).Where(container => container.Properties["resource.defaultTtl"].IsThere))
            yield return At(container.Properties["resource.defaultTtl"].Place, $"Documents of {container.Name} would expire, and nothing does: take defaultTtl away.");
    }
}
