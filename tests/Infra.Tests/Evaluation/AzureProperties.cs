using System.Security.Cryptography;
using System.Text;

namespace GenreFunctions.Infra.Tests.Evaluation;

/// <summary>Properties that Azure gives to resources, with values of the same shape. Written down by hand from Azure's references of each type: one that is missing here is added here.</summary>
internal static class AzureProperties
{
    private static readonly Dictionary<string, Func<DeployedResource, string>> Given = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Storage/storageAccounts properties.primaryEndpoints.blob"] = account => $"https://{account.Name}.blob.core.windows.net/",
        ["Microsoft.Storage/storageAccounts properties.primaryEndpoints.queue"] = account => $"https://{account.Name}.queue.core.windows.net/",
        ["Microsoft.Storage/storageAccounts properties.primaryEndpoints.table"] = account => $"https://{account.Name}.table.core.windows.net/",
        ["Microsoft.DocumentDB/databaseAccounts properties.documentEndpoint"] = account => $"https://{account.Name}.documents.azure.com:443/",
        ["Microsoft.DurableTask/schedulers properties.endpoint"] = scheduler => $"https://{scheduler.Name}.swedencentral.durabletask.io",
        ["Microsoft.Web/sites properties.defaultHostName"] = site => $"{site.Name}.azurewebsites.net",
        ["Microsoft.App/containerApps properties.configuration.ingress.fqdn"] = app => $"{app.Name}.blue.swedencentral.azurecontainerapps.io",
        ["Microsoft.App/managedEnvironments properties.defaultDomain"] = _ => "blue.swedencentral.azurecontainerapps.io",
        ["Microsoft.App/managedEnvironments properties.staticIp"] = _ => "10.61.0.62",
        ["Microsoft.ContainerRegistry/registries properties.loginServer"] = registry => $"{registry.Name}.azurecr.io",
        ["Microsoft.Insights/components properties.ConnectionString"] = component =>
            $"InstrumentationKey={GuidOf(component.Id)};IngestionEndpoint=https://swedencentral-1.in.applicationinsights.azure.com/;LiveEndpoint=https://swedencentral.livediagnostics.monitor.azure.com/",
        ["Microsoft.Insights/components properties.InstrumentationKey"] = component => GuidOf(component.Id),
        ["Microsoft.OperationalInsights/workspaces properties.customerId"] = workspace => GuidOf(workspace.Id),
        ["Microsoft.ManagedIdentity/userAssignedIdentities properties.principalId"] = identity => GuidOf($"{identity.Id} principal"),
        ["Microsoft.ManagedIdentity/userAssignedIdentities properties.clientId"] = identity => GuidOf($"{identity.Id} client"),
        ["Microsoft.ManagedIdentity/userAssignedIdentities properties.tenantId"] = _ => GuidOf("tenant"),
        ["Microsoft.Network/publicIPAddresses properties.ipAddress"] = _ => "203.0.113.61",
    };

    /// <summary>A property: what the resource says, else what Azure gives it, else one that is <see cref="ValueKind.Missing"/>.</summary>
    public static Value Find(DeployedResource resource, string path, Place place)
    {
        if (resource.Body[path] is { IsThere: true, Kind: not ValueKind.Map } said)
            return said;
        if (Given.TryGetValue($"{resource.Type} {path}", out var value))
            return Value.Of(place, value(resource));
        return Given.Keys.Any(key => key.StartsWith($"{resource.Type} {path}.", StringComparison.OrdinalIgnoreCase))
            ? Value.Module(place, $"{resource}.{path}", member => Find(resource, $"{path}.{member}", place))
            : resource.Body[path];
    }

    /// <summary>The same GUID for the same text.</summary>
    public static string GuidOf(string text) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text))[..16]).ToString();
}
