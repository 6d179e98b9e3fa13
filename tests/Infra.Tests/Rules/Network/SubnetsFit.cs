using System.Text.RegularExpressions;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Network;

/// <summary>Subnets lie in their network, beside each other; what is put into one names one that there is; the app's is lent to the kind of host that it is for.</summary>
internal sealed partial class SubnetsFit : DeploymentRule
{
    private const string Type = "Microsoft.Network/virtualNetworks";

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var networks = deployment.Of(Type).ToList();
        var subnets = networks.SelectMany(network => network.Properties["subnets"].Items
            .Select(subnet => (Id: $"{network.Id}/subnets/{subnet["name"]}", Network: network, Subnet: subnet,
            Range: AddressRange.Parse(subnet["properties.addressPrefix"].Text)))).ToList();
        foreach (var (_, network, subnet, range) in subnets)
        {
            var whole = network.Properties["addressSpace.addressPrefixes"].Items.Select(prefix => AddressRange.Parse(prefix.Text)).OfType<AddressRange>();
            if (range is null || !whole.Any(prefix => prefix.Contains(range.Value)))
                yield return At(
                    subnet["properties.addressPrefix"].Place,
                    $"The subnet {subnet["name"]} has {subnet["properties.addressPrefix"]}, which is not within its network.");
            if (subnets.Any(other => other.Subnet != subnet && range is not null && other.Range?.Overlaps(range.Value) == true))
                yield return At(subnet["properties.addressPrefix"].Place, $"The subnet {subnet["name"]} has {range}, which another one has, too.");
        }

        foreach (var used in deployment.Resources.Where(resource => resource.Type != Type).SelectMany(resource => resource.Body.All())
            .Where(value => value.Kind == ValueKind.Text && Id().IsMatch(value.Text)))
        {
            if (!subnets.Any(subnet => subnet.Id == used.Text))
                yield return At(
                    used.Place,
                    $"There is no subnet {used.Text.Split('/')[^1]}: the network has {string.Join(", ", subnets.Select(subnet => subnet.Subnet["name"]))}.");
        }

        foreach (var host in AppHost.Of(deployment).Where(_ => networks.Count > 0))
        {
            var expected = host.IsContainerApp || host.Resource.Properties["functionAppConfig"].IsThere ? "Microsoft.App/environments" : "Microsoft.Web/serverFarms";
            var lent = subnets.SelectMany(subnet => subnet.Subnet["properties.delegations"].Items).Select(delegation => delegation["properties.serviceName"]).ToList();
            foreach (var other in lent.Where(name => !name.Is(expected)))
                yield return At(other.Place, $"The app's subnet is lent to {other}, and this plan needs {expected}.");
        }
    }

    [GeneratedRegex("/virtualNetworks/[^/]+/subnets/[^/]+$")]
    private static partial Regex Id();
}
