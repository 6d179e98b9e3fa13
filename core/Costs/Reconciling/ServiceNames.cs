using System.Collections.Frozen;

namespace GenreFunctions.Costs.Reconciling;

/// <summary>Bills and price lists call one service by several names. Those of ours are brought together; all others are left as they are.</summary>
public static class ServiceNames
{
    /// <summary>Names in bills (FOCUS service names and meter categories) by what <see cref="ChargeKind.ServiceName"/> calls the service.</summary>
    private static readonly FrozenDictionary<string, string> Ours = new Dictionary<string, string>
    {
        ["Functions"] = "Functions",
        ["Azure Functions"] = "Functions",
        // The price list has it as a service; FinOps tools count it to Functions, and so do we.
        ["Durable Task Scheduler"] = "Functions",
        ["Azure Durable Task Scheduler"] = "Functions",
        ["Azure Container Apps"] = "Azure Container Apps",
        ["Container Apps"] = "Azure Container Apps",
        ["Storage"] = "Storage Accounts",
        ["Storage Accounts"] = "Storage Accounts",
        ["Azure Storage"] = "Storage Accounts",
        ["Azure Cosmos DB"] = "Azure Cosmos DB",
        ["Cosmos DB"] = "Azure Cosmos DB",
        ["Event Grid"] = "Event Grid",
        ["Azure Event Grid"] = "Event Grid",
        ["Log Analytics"] = "Log Analytics",
        ["Azure Monitor"] = "Log Analytics",
        ["Application Insights"] = "Log Analytics",
        ["Container Registry"] = "Container Registry",
        ["Azure Container Registry"] = "Container Registry",
        ["Virtual Network"] = "Virtual Network",
        ["Azure Private Link"] = "Virtual Network",
        ["NAT Gateway"] = "NAT Gateway",
        ["Azure DNS"] = "Azure DNS",
        ["Own Machine"] = "Own Machine",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the service is called here.</summary>
    public static string Unify(string service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return Ours.GetValueOrDefault(service.Trim(), service.Trim());
    }

    /// <summary>It is a service that songs use, or that is deployed with them.</summary>
    public static bool IsOurs(string service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return Ours.ContainsKey(service.Trim());
    }
}
