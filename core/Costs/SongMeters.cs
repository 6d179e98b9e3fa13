namespace GenreFunctions.Costs;

/// <summary>What one run of one song used. What is left out was not used: a cost knows nothing of what was not metered.</summary>
public sealed record SongMeters
{
    /// <summary>The song.</summary>
    public required string SongId { get; init; }

    /// <summary>The run: the orchestration's instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Whose song it is.</summary>
    public required string Publisher { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When it had ended; not before <see cref="Start"/>.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>Every execution, retries included.</summary>
    public IReadOnlyList<Execution> Executions { get; init; } = [];

    /// <summary>Seconds of audio that were read. Not billed by anybody; it is what costs are compared by.</summary>
    public Metered AudioSeconds { get; init; }

    /// <summary>Segments that were cut. Not billed by anybody.</summary>
    public int Segments { get; init; }

    /// <summary>Blob operations that Azure bills as reads, or as "other", which cost the same: properties, bytes, index tags.</summary>
    public Metered StorageReads { get; init; }

    /// <summary>Blob operations that Azure bills as writes: blocks and their lists, containers.</summary>
    public Metered StorageWrites { get; init; }

    /// <summary>Bytes read from blobs. Within a region nobody bills them.</summary>
    public Metered StorageBytesRead { get; init; }

    /// <summary>Bytes written to blobs. Within a region nobody bills them.</summary>
    public Metered StorageBytesWritten { get; init; }

    /// <summary>Messages put, taken and deleted.</summary>
    public Metered QueueOperations { get; init; }

    /// <summary>Request units as Cosmos DB returns them.</summary>
    public Metered CosmosRequestUnits { get; init; }

    /// <summary>Request units of recording this very cost: known only when it has been recorded, so they follow from the recording before.</summary>
    public Metered RecordingRequestUnits { get; init; }

    /// <summary>Actions of the Durable Task Scheduler; <see cref="DerivedMeters.DurableActions"/>.</summary>
    public Metered DurableActions { get; init; }

    /// <summary>Operations of Event Grid: an event received, and each delivery.</summary>
    public Metered EventGridOperations { get; init; }

    /// <summary>Bytes of telemetry that are ingested.</summary>
    public Metered TelemetryBytes { get; init; }

    /// <summary>
    /// Gigabytes of decoded audio times the hours that they lie in storage; <see cref="DerivedMeters.GigabyteHours"/>. The upload is not in it: it is there
    /// before the run and after it, for as long as its owner keeps it.
    /// </summary>
    public Metered StagedGigabyteHours { get; init; }
}
