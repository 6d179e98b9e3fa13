using GenreFunctions.Functions.Storage;
using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Monitoring;

/// <summary>Who wrote, deleted, signed in or changed an account can be told afterwards: its diagnostic settings lead to the workspace (docs/security.md).</summary>
internal sealed class ChangesAreLogged : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var workspaces = deployment.Of(AzureTypes.Workspace).Select(workspace => workspace.Id).ToHashSet();
        var settings = deployment.Of(AzureTypes.Diagnostics).ToList();
        foreach (var setting in settings.Where(setting => !workspaces.Contains(setting.Properties["workspaceId"].Text)))
            yield return At(setting.Place, $"{setting} on {setting.Owner} leads to no workspace that is made.");
        foreach (var (id, category) in Needed(deployment))
        {
            if (!settings.Any(setting => setting.Owner?.Id == id && setting.Properties["logs"].Items.Any(log => log["category"].Is(category) && log["enabled"].Is(true))))
                yield return At(
                    deployment.Infrastructure.Main.Path,
                    $"Nobody logs {category} of {id.Split("/providers/")[^1].Split('/')[0]} ({string.Join('/', id.Split('/')[7..].Where((_, i) => i % 2 == 0))}): add a diagnostic setting.");
        }
    }

    private static IEnumerable<(string Id, string Category)> Needed(Deployment deployment)
    {
        var songs = deployment.Of(AzureTypes.Container).FirstOrDefault(container => container.Name == AudioStorage.UploadContainer)?.Owner?.Owner?.Id;
        var signsIn = deployment.Scenario.Parameters.ContainsKey("entraClientId");
        return
        [
            .. deployment.Of(AzureTypes.BlobService).Select(service => (service.Id, "StorageDelete")),
            .. deployment.Of(AzureTypes.BlobService).Where(service => service.Owner?.Id == songs).Select(service => (service.Id, "StorageWrite")),
            .. deployment.Of(AzureTypes.Cosmos).Select(account => (account.Id, "ControlPlaneRequests")),
            .. deployment.Of(AzureTypes.Topic).Select(topic => (topic.Id, "DeliveryFailures")),
            .. deployment.Of(AzureTypes.Registry).Select(registry => (registry.Id, "ContainerRegistryLoginEvents")),
            .. deployment.Of(AzureTypes.Environment).Select(environment => (environment.Id, "ContainerAppConsoleLogs")),
            .. deployment.Of(AzureTypes.Site).Where(_ => signsIn).Select(site => (site.Id, "AppServiceAuthenticationLogs")),
        ];
    }
}
