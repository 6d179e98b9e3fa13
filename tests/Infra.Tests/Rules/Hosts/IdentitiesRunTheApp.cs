using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Roots;
using GenreFunctions.Infra.Tests.Rules.Settings;

namespace GenreFunctions.Infra.Tests.Rules.Hosts;

/// <summary>The app has one identity, and fetches its package or its image with it, from where that is.</summary>
internal sealed class IdentitiesRunTheApp : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var host in AppHost.Of(deployment))
        {
            if (!host.Resource.Body["identity.type"].Is("UserAssigned") || host.IdentityOf(deployment) is not { } identity)
            {
                yield return At(host.Resource.Place, $"{host.Resource} has no identity that is made here: give it the app's.");
                continue;
            }

            foreach (var config in HookDeployment.Of(deployment).SelectMany(hook => hook.Deployed.Of("Microsoft.Web/sites/config"))
                .Where(config => !config.Properties["acrUseManagedIdentityCreds"].Is(true) || !IsImage(config.Properties["linuxFxVersion"])))
                yield return At(
                    config.Place,
                    "A hook tells the app of an image that is not written as DOCKER|registry/repository:tag, or is not fetched with an identity.");
            var findings = host.IsContainerApp ? Image(deployment, host, identity) : Package(deployment, host, identity).Concat(SiteImage(host, identity));
            foreach (var finding in findings)
                yield return finding;
        }
    }

    private IEnumerable<Finding> Package(Deployment deployment, AppHost host, DeployedResource identity)
    {
        var storage = host.Resource.Properties["functionAppConfig.deployment.storage"];
        if (!storage.IsThere)
            yield break;
        if (!storage["authentication.type"].Is("UserAssignedIdentity") || storage["authentication.userAssignedIdentityResourceId"].Text != identity.Id)
            yield return At(storage.Place, "The package has to be fetched with the app's identity: there are no keys.");
        var account = host.AccountOf(deployment, Connection.Host);
        var address = storage["value"].Text;
        if (!deployment.Of(AzureTypes.Container).Any(container => container.Owner?.Owner?.Id == account?.Id
            && address == $"{host.Setting($"{Connection.Host}__blobServiceUri")}{container.Name}"))
            yield return At(storage["value"].Place, $"The package is fetched from {address}, which is no container of the host's account.");
    }

    private IEnumerable<Finding> SiteImage(AppHost host, DeployedResource identity)
    {
        var config = host.Resource.Properties["siteConfig"];
        if (config["linuxFxVersion"].IsThere && !IsImage(config["linuxFxVersion"]))
            yield return At(config["linuxFxVersion"].Place, $"linuxFxVersion is '{config["linuxFxVersion"]}', where DOCKER| and an image are expected.");
        if (config["linuxFxVersion"].IsThere && config["acrUserManagedIdentityID"].Text != AzureProperties.Find(identity, "properties.clientId", identity.Place).Text)
            yield return At(config["acrUserManagedIdentityID"].Place, "The image has to be fetched with the client id of the app's identity (acrUserManagedIdentityID).");
    }

    private static bool IsImage(Value value) => value.Text.StartsWith("DOCKER|", StringComparison.Ordinal);

    private IEnumerable<Finding> Image(Deployment deployment, AppHost host, DeployedResource identity)
    {
        var servers = deployment.Of(AzureTypes.Registry).Select(registry => AzureProperties.Find(registry, "properties.loginServer", registry.Place).Text).ToList();
        if (!host.Resource.Properties["configuration.registries"].Items
            .Any(registry => servers.Contains(registry["server"].Text) && registry["identity"].Text == identity.Id))
            yield return At(host.Resource.Place, "The image has to be fetched from the registry that is made, with the app's identity (configuration.registries).");
    }
}
