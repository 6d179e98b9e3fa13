using System.Collections.Frozen;

namespace GenreFunctions.Costs;

/// <summary>Something that is billed. Services, their categories and meters are called as FOCUS 1.2 and Azure call them.</summary>
public sealed record ChargeKind
{
    internal static readonly ChargeKind FlexExecutionTime = Functions("flex.execution-time", "Flex Consumption On Demand Execution Time", "GB Seconds");
    internal static readonly ChargeKind FlexExecutions = Functions("flex.executions", "Flex Consumption On Demand Total Executions", "Executions");
    internal static readonly ChargeKind FlexAlwaysReady = Functions("flex.always-ready", "Flex Consumption Always Ready Baseline", "GB Seconds");
    internal static readonly ChargeKind PremiumVcpu = Functions("premium.vcpu", "Premium vCPU Duration", "vCPU Seconds");
    internal static readonly ChargeKind PremiumMemory = Functions("premium.memory", "Premium Memory Duration", "GiB Seconds");
    internal static readonly ChargeKind ContainerVcpu = Containers("container-apps.vcpu", "Standard vCPU Active Usage", "vCPU Seconds");
    internal static readonly ChargeKind ContainerMemory = Containers("container-apps.memory", "Standard Memory Active Usage", "GiB Seconds");
    internal static readonly ChargeKind ContainerVcpuIdle = Containers("container-apps.vcpu-idle", "Standard vCPU Idle Usage", "vCPU Seconds");
    internal static readonly ChargeKind ContainerMemoryIdle = Containers("container-apps.memory-idle", "Standard Memory Idle Usage", "GiB Seconds");
    internal static readonly ChargeKind ContainerGpuT4 = Containers("container-apps.gpu-t4", "Standard NC T4 v3 GPU Usage", "GPU Seconds");
    internal static readonly ChargeKind ContainerGpuA100 = Containers("container-apps.gpu-a100", "Standard NC A100 v4 GPU Usage", "GPU Seconds");
    internal static readonly ChargeKind LocalMachine = new("local.machine", "Own Machine", "Compute", "Machine Hour", "Machine Seconds");
    internal static readonly ChargeKind BlobStored = Storage("blob.stored", "Hot LRS Data Stored", "GB Hours");
    internal static readonly ChargeKind BlobWrites = Storage("blob.writes", "Hot LRS Write Operations", "Operations");
    internal static readonly ChargeKind BlobReads = Storage("blob.reads", "Hot Read Operations", "Operations");
    internal static readonly ChargeKind QueueOperations = Storage("queue.operations", "LRS Class 1 and 2 Operations", "Operations");
    internal static readonly ChargeKind CosmosRequestUnits = new("cosmos.request-units", "Azure Cosmos DB", "Databases", "1M RUs", "Request Units");
    internal static readonly ChargeKind DurableActions = Functions("durable.actions", "Durable Task Scheduler Actions", "Actions");
    internal static readonly ChargeKind EventGridOperations = new("event-grid.operations", "Event Grid", "Integration", "Standard Operations", "Operations");
    internal static readonly ChargeKind TelemetryIngested = Logs("telemetry.ingested", "Analytics Logs Data Ingestion", "Bytes");

    // What costs by the hour whether songs come or not, and what songs leave behind; see Months.
    internal static readonly ChargeKind BlobCoolStored = Storage("blob.cool-stored", "Cool LRS Data Stored", "GB Hours");
    internal static readonly ChargeKind BlobCoolWrites = Storage("blob.cool-writes", "Cool LRS Write Operations", "Operations");
    internal static readonly ChargeKind CosmosStored = new("cosmos.stored", "Azure Cosmos DB", "Databases", "Data Stored", "GB Hours");
    internal static readonly ChargeKind CosmosThroughput = new("cosmos.throughput", "Azure Cosmos DB", "Databases", "100 RU/s", "100 RU/s Hours");
    internal static readonly ChargeKind DurableUnits = Functions("durable.capacity-units", "Durable Task Scheduler Capacity Units", "Unit Hours");
    internal static readonly ChargeKind RegistryBasic = new("registry.basic", "Container Registry", "Compute", "Basic Registry Unit", "Registry Hours");
    internal static readonly ChargeKind AlertEveryFiveMinutes = Logs("alerts.log-5-minutes", "Alerts System Log Monitored at 5 Minute Frequency", "Rule Hours");
    internal static readonly ChargeKind AlertEveryQuarterHour = Logs("alerts.log-15-minutes", "Alerts System Log Monitored at 15 Minute Frequency", "Rule Hours");
    internal static readonly ChargeKind AlertOnMetric = Logs("alerts.metric", "Alerts Metric Monitored", "Series Hours");
    internal static readonly ChargeKind PrivateEndpoint = Network("network.private-endpoint", "Virtual Network", "Standard Private Endpoint", "Endpoint Hours");
    internal static readonly ChargeKind PrivateEndpointData = Network("network.private-endpoint-data", "Virtual Network", "Standard Data Processed - Ingress and Egress", "Bytes");
    internal static readonly ChargeKind NatGateway = Network("network.nat-gateway", "NAT Gateway", "Standard Gateway", "Gateway Hours");
    internal static readonly ChargeKind NatGatewayData = Network("network.nat-gateway-data", "NAT Gateway", "Standard Data Processed", "Bytes");
    internal static readonly ChargeKind PublicAddress = Network("network.public-address", "Virtual Network", "Standard IPv4 Static Public IP", "Address Hours");
    internal static readonly ChargeKind PrivateZone = Network("network.private-zone", "Azure DNS", "Private Zone", "Zone Hours");

    private ChargeKind(string key, string service, string category, string meter, string consumedUnit) =>
        (Key, ServiceName, ServiceCategory, SkuMeter, ConsumedUnit) = (key, service, category, meter, consumedUnit);

    /// <summary>All there are, by their keys.</summary>
    public static FrozenDictionary<string, ChargeKind> ByKey { get; } = new[]
    {
        FlexExecutionTime, FlexExecutions, FlexAlwaysReady, PremiumVcpu, PremiumMemory, ContainerVcpu, ContainerMemory, ContainerVcpuIdle,
        ContainerMemoryIdle, ContainerGpuT4, ContainerGpuA100, LocalMachine, BlobStored, BlobWrites, BlobReads, QueueOperations, CosmosRequestUnits,
        DurableActions, EventGridOperations, TelemetryIngested, BlobCoolStored, BlobCoolWrites, CosmosStored, CosmosThroughput, DurableUnits, RegistryBasic,
        AlertEveryFiveMinutes, AlertEveryQuarterHour, AlertOnMetric, PrivateEndpoint, PrivateEndpointData, NatGateway, NatGatewayData, PublicAddress, PrivateZone,
    }.ToFrozenDictionary(kind => kind.Key);

    /// <summary>What price books call it.</summary>
    public string Key { get; }

    /// <summary>The service that bills it.</summary>
    public string ServiceName { get; }

    /// <summary>The category that FOCUS has for the service.</summary>
    public string ServiceCategory { get; }

    /// <summary>The meter.</summary>
    public string SkuMeter { get; }

    /// <summary>The unit in which it is metered here.</summary>
    public string ConsumedUnit { get; }

    private static ChargeKind Functions(string key, string meter, string unit) => new(key, "Functions", "Compute", meter, unit);

    private static ChargeKind Containers(string key, string meter, string unit) => new(key, "Azure Container Apps", "Compute", meter, unit);

    private static ChargeKind Storage(string key, string meter, string unit) => new(key, "Storage Accounts", "Storage", meter, unit);

    /// <summary>Azure Monitor's alerts are counted to Log Analytics, as in <see cref="Reconciling.ServiceNames"/>.</summary>
    private static ChargeKind Logs(string key, string meter, string unit) => new(key, "Log Analytics", "Management and Governance", meter, unit);

    private static ChargeKind Network(string key, string service, string meter, string unit) => new(key, service, "Networking", meter, unit);
}
