using System.Collections.Frozen;

namespace GenreFunctions.Costs.Months;

/// <summary>What plans and songs are charged, in plain words.</summary>
internal static class ChargeWords
{
    private static readonly FrozenDictionary<ChargeKind, string> Words = new Dictionary<ChargeKind, string>
    {
        [ChargeKind.FlexExecutionTime] = "executions, by memory and time",
        [ChargeKind.FlexExecutions] = "executions, by number",
        [ChargeKind.FlexAlwaysReady] = "instances that are always ready",
        [ChargeKind.PremiumVcpu] = "instances, their vCPUs",
        [ChargeKind.PremiumMemory] = "instances, their memory",
        [ChargeKind.ContainerVcpu] = "replicas, their vCPUs",
        [ChargeKind.ContainerMemory] = "replicas, their memory",
        [ChargeKind.ContainerVcpuIdle] = "the minimum, its vCPUs",
        [ChargeKind.ContainerMemoryIdle] = "the minimum, its memory",
        [ChargeKind.ContainerGpuT4] = "replicas, their GPUs",
        [ChargeKind.ContainerGpuA100] = "replicas, their GPUs",
        [ChargeKind.LocalMachine] = "your machine",
        [ChargeKind.BlobReads] = "reading blobs",
        [ChargeKind.BlobWrites] = "writing blobs",
        [ChargeKind.BlobStored] = "decoded songs, while they are tagged",
        [ChargeKind.QueueOperations] = "the queue behind the trigger",
        [ChargeKind.CosmosRequestUnits] = "recording results and costs",
        [ChargeKind.DurableActions] = "actions of the scheduler",
        [ChargeKind.EventGridOperations] = "news of uploads",
        [ChargeKind.TelemetryIngested] = "telemetry of the executions",
    }.ToFrozenDictionary();

    public static string Of(ChargeKind kind) => Words[kind];
}
