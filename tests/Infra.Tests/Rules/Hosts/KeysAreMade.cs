using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Hosts;

/// <summary>On Container Apps somebody makes the keys of the app, and all replicas have the same ones.</summary>
internal sealed class KeysAreMade : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var host in AppHost.Of(deployment).Where(host => host.IsContainerApp))
        {
            var (store, id) = (host.Setting("AzureWebJobsSecretStorageType"), host.Setting("AzureFunctionsWebHost__hostid"));
            if (!store.Is("Blob"))
                yield return At(store.IsThere ? store.Place : host.Resource.Place, $"AzureWebJobsSecretStorageType is '{store}', where Blob is expected: nothing else makes keys that all replicas have, and without keys nobody gets in.");
            if (!id.IsThere || id.Text.Length is 0 or > 32 || id.Text.Any(letter => letter is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '-')))
                yield return At(id.IsThere ? id.Place : host.Resource.Place, $"AzureFunctionsWebHost__hostid is '{id}', where the same short name for all replicas is expected (32 lower-case letters, digits and hyphens): they share keys and locks by it.");
        }
    }
}
