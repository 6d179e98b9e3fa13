namespace GenreFunctions.Infra.Tests.Rules.Resources;

/// <summary>Versions of Azure's APIs that are known to be there and finished, by family: those whose type descriptions infra/ was checked against. A newer one is added here.</summary>
internal static class AzureVersions
{
    public static IReadOnlyDictionary<string, string[]> All { get; } = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.App/containerApps"] = ["2025-07-01", "2026-01-01"],
        ["Microsoft.App/managedEnvironments"] = ["2025-07-01", "2026-01-01"],
        ["Microsoft.Authorization/roleAssignments"] = ["2022-04-01"],
        ["Microsoft.Authorization/roleDefinitions"] = ["2022-04-01"],
        ["Microsoft.Consumption/budgets"] = ["2026-06-01"],
        ["Microsoft.ContainerRegistry/registries"] = ["2025-11-01"],
        ["Microsoft.DocumentDB/databaseAccounts"] = ["2025-04-15", "2026-03-15"],
        ["Microsoft.DurableTask/schedulers"] = ["2025-11-01", "2026-02-01"],
        ["Microsoft.EventGrid/systemTopics"] = ["2025-02-15"],
        ["Microsoft.Insights/actionGroups"] = ["2023-01-01"],
        ["Microsoft.Insights/components"] = ["2020-02-02"],
        // There has been no other version of this form since 2021.
        ["Microsoft.Insights/diagnosticSettings"] = ["2021-05-01-preview"],
        ["Microsoft.Insights/metricAlerts"] = ["2018-03-01"],
        ["Microsoft.Insights/scheduledQueryRules"] = ["2023-12-01"],
        ["Microsoft.Insights/workbooks"] = ["2023-06-01"],
        ["Microsoft.ManagedIdentity/userAssignedIdentities"] = ["2024-11-30"],
        ["Microsoft.Network/natGateways"] = ["2025-07-01"],
        ["Microsoft.Network/privateDnsZones"] = ["2024-06-01"],
        ["Microsoft.Network/privateEndpoints"] = ["2025-07-01"],
        ["Microsoft.Network/publicIPAddresses"] = ["2025-07-01"],
        ["Microsoft.Network/virtualNetworks"] = ["2025-07-01"],
        ["Microsoft.OperationalInsights/workspaces"] = ["2025-07-01", "2026-03-01"],
        ["Microsoft.Resources/resourceGroups"] = ["2025-04-01"],
        ["Microsoft.Storage/storageAccounts"] = ["2025-06-01", "2026-04-01"],
        ["Microsoft.Web/serverfarms"] = ["2025-03-01"],
        ["Microsoft.Web/sites"] = ["2025-03-01"],
    };
}
