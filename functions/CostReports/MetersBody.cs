using GenreFunctions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>What a run used beside executions.</summary>
internal sealed record MetersBody(
    Metered AudioSeconds,
    Metered StorageReads,
    Metered StorageWrites,
    Metered StorageBytesRead,
    Metered StorageBytesWritten,
    Metered QueueOperations,
    Metered CosmosRequestUnits,
    Metered RecordingRequestUnits,
    Metered DurableActions,
    Metered EventGridOperations,
    Metered TelemetryBytes,
    Metered StagedGigabyteHours)
{
    public static MetersBody Of(SongMeters run) => new(
        run.AudioSeconds,
        run.StorageReads,
        run.StorageWrites,
        run.StorageBytesRead,
        run.StorageBytesWritten,
        run.QueueOperations,
        run.CosmosRequestUnits,
        run.RecordingRequestUnits,
        run.DurableActions,
        run.EventGridOperations,
        run.TelemetryBytes,
        run.StagedGigabyteHours);
}
