using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Network;

/// <summary>An environment of Container Apps within a network is found there by its name: no public name server knows it.</summary>
internal sealed class EnvironmentsAreFound : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var environment in deployment.Of(AzureTypes.Environment).Where(environment => environment.Properties["vnetConfiguration.internal"].IsTrue))
        {
            var domain = AzureProperties.Find(environment, "properties.defaultDomain", environment.Place).Text;
            var address = AzureProperties.Find(environment, "properties.staticIp", environment.Place).Text;
            var names = deployment.Of("Microsoft.Network/privateDnsZones/A").Where(name => name.Name == $"{domain}/*").SelectMany(name => name.Properties["aRecords"].Items);
            if (!deployment.Of("Microsoft.Network/privateDnsZones").Any(zone => zone.Name == domain) || !names.Any(name => name["ipv4Address"].Is(address)))
                yield return At(environment.Place, $"Nobody in the network finds {environment} by its name: make a private DNS zone of its default domain, with * at its static address.");
            if (!deployment.Of("Microsoft.Network/privateDnsZones/virtualNetworkLinks").Any(link => link.Name.StartsWith($"{domain}/", StringComparison.Ordinal) && link.Properties["virtualNetwork.id"].Text.Length > 0))
                yield return At(environment.Place, $"The zone of {environment} is linked to no network.");
        }
    }
}
