using GenreFunctions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>What a run used beside executions.</summary>
internal sealed record RunMeters(
    Metered AudioSeconds,
    Metered StorageReads,
    Metered StorageWrites,
    Metered StorageBytesRead,
    Metered StorageBytesWritten,
    Metered QueueOperations,
    Metered CosmosRequestUnits,
    Metered DurableActions,
    Metered EventGridOperations,
    Metered TelemetryBytes,
    Metered StagedGigabyteHours)
{
    public static RunMeters Of(SongMeters run) => new(
        run.AudioSeconds,
        run.StorageReads,
        run.StorageWrites,
        run.StorageBytesRead,
        run.StorageBytesWritten,
        run.QueueOperations,
        run.CosmosRequestUnits,
        run.DurableActions,
        run.EventGridOperations,
        run.TelemetryBytes,
        run.StagedGigabyteHours);
}
