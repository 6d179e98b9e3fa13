using GenreFunctions.Functions.Storage;
using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Network;

/// <summary>With private networking everything that holds data has a door into the network, and a name by which it is found.</summary>
internal sealed class DoorsAreComplete : DeploymentRule
{
    // Azure's list of private DNS zones, in the public cloud.
    private static readonly Dictionary<string, string> Zones = new(StringComparer.Ordinal)
    {
        ["blob"] = "privatelink.blob.core.windows.net",
        ["queue"] = "privatelink.queue.core.windows.net",
        ["table"] = "privatelink.table.core.windows.net",
        ["Sql"] = "privatelink.documents.azure.com",
        ["scheduler"] = "privatelink.durabletask.io",
    };

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        if (!deployment.Scenario.Has("privateNetworking", "true"))
            yield break;
        var doors = deployment.Of(AzureTypes.Door).SelectMany(door => door.Properties["privateLinkServiceConnections"].Items.Select(connection => (
            Door: door, Resource: connection["properties.privateLinkServiceId"].Text, Group: connection["properties.groupIds"].Items is [var group] ? group.Text : "")))
                .ToList();
        foreach (var (resource, group) in Needed(deployment).Where(need => !doors.Any(door => door.Resource == need.Resource.Id && door.Group == need.Group)))
            yield return At(
                "infra/modules/private-endpoints.bicep",
                $"{resource.Type} has no private endpoint for {group} ({resource.Name.TrimEnd("0123456789abcdefx".ToCharArray())}…): with private networking nobody reaches it.");
        foreach (var (door, _, group) in doors)
        {
            var zone = deployment.Of("Microsoft.Network/privateEndpoints/privateDnsZoneGroups")
                .FirstOrDefault(one => one.Owner?.Id == door.Id)?.Properties["privateDnsZoneConfigs"].Items is [var config] ? config["properties.privateDnsZoneId"]
                : null;
            if (!Zones.TryGetValue(group, out var expected))
                yield return At(door.Place, $"{door} is for '{group}', which is no sub-resource that this check knows.");
            else if (zone is null || zone.Text.Split('/')[^1] != expected)
                yield return At(zone?.Place ?? door.Place, $"{door} is found by the zone '{zone?.Text.Split('/')[^1]}', where {expected} is expected.");
            else if (!deployment.Of("Microsoft.Network/privateDnsZones").Any(made => made.Name == expected && made.Id == zone.Text))
                yield return At(door.Place, $"{door} is found by the zone {expected}, which is not made.");
        }
    }

    private static IEnumerable<(DeployedResource Resource, string Group)> Needed(Deployment deployment)
    {
        var schedulers = deployment.Of(AzureTypes.Scheduler).ToList();
        var songs = deployment.Of(AzureTypes.Container).FirstOrDefault(container => container.Name == AudioStorage.UploadContainer)?.Owner?.Owner?.Id;
        return
        [
            .. deployment.Of(AzureTypes.Account).SelectMany(account => new[] { (account, "blob"), (account, "queue") }),
            .. deployment.Of(AzureTypes.Account).Where(account => schedulers.Count == 0 && account.Id != songs).Select(account => (account, "table")),
            .. deployment.Of(AzureTypes.Cosmos).Select(account => (account, "Sql")),
            .. schedulers.Select(scheduler => (scheduler, "scheduler")),
        ];
    }
}
