using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Network;

/// <summary>With private networking nothing that holds data takes requests from elsewhere; without it everything can be reached.</summary>
internal sealed class DataIsPrivate : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var isPrivate = deployment.Scenario.Has("privateNetworking", "true");
        var access = isPrivate ? "Disabled" : "Enabled";
        var action = isPrivate ? "Deny" : "Allow";
        var why = isPrivate ? "networking is private" : "networking is not private";
        IEnumerable<Finding> Each(string type, string path, string expected) => deployment.Of(type).SelectMany(resource => Expect(resource, path, expected, why));
        return
        [
            .. Each(AzureTypes.Cosmos, "properties.publicNetworkAccess", access),
            .. Each(AzureTypes.Scheduler, "properties.publicNetworkAccess", access),
            .. Each(AzureTypes.Environment, "properties.publicNetworkAccess", access),
            .. Each(AzureTypes.Account, "properties.networkAcls.defaultAction", action),
            .. Each(AzureTypes.Site, "properties.siteConfig.ipSecurityRestrictionsDefaultAction", action),
            .. Each(AzureTypes.Site, "properties.siteConfig.scmIpSecurityRestrictionsDefaultAction", action),
            .. deployment.Of(AzureTypes.Account).SelectMany(account =>
                Expect(account, "properties.networkAcls.bypass", "AzureServices", "Event Grid writes dead letters as a trusted service")),
            .. isPrivate ? Guests(deployment) : [],
        ];
    }

    // The scheduler's list is a second door: closed to all when it is empty.
    private IEnumerable<Finding> Guests(Deployment deployment)
    {
        foreach (var site in deployment.Of(AzureTypes.Site))
        {
            if (!site.Properties["siteConfig.ipSecurityRestrictions"].Items
                .Any(rule => rule["tag"].Is("ServiceTag") && rule["ipAddress"].Is("AzureEventGrid") && rule["action"].Is("Allow")))
                yield return At(site.Place, $"Event Grid cannot call {site}: allow the service tag AzureEventGrid.");
            if (site.Properties["siteConfig.scmIpSecurityRestrictions"].Items.Count == 0)
                yield return At(site.Place, $"Nobody can deploy to {site}: the allowed addresses belong on its deployment site, too.");
            if (!site.Properties["virtualNetworkSubnetId"].IsThere)
                yield return At(site.Place, $"{site} is not in the network, and reaches nothing that is: say virtualNetworkSubnetId.");
        }

        foreach (var environment in deployment.Of(AzureTypes.Environment)
            .Where(environment => !environment.Properties["vnetConfiguration.infrastructureSubnetId"].IsThere))
            yield return At(environment.Place, $"{environment} is not in the network, and reaches nothing that is: say vnetConfiguration.");
    }
}
