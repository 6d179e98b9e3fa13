using System.Text.Json.Serialization;

namespace GenreFunctions.Functions.Metering;

/// <summary>
/// What one execution of a function used, counted where it happened; small, because it travels through an orchestration's history, where it leaves out what is
/// nought: some 170 bytes, beside the thousands of a batch's probabilities.
/// </summary>
public sealed record ActivityMeters
{
    /// <summary>The function.</summary>
    public required string Function { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>From its beginning to where it was metered.</summary>
    public required TimeSpan Wall { get; init; }

    /// <summary>Processor time of its threads, and of decoders that it started.</summary>
    public required TimeSpan Cpu { get; init; }

    /// <summary>1 for the first attempt; set by the orchestrator, which counts them.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>It was seen by the orchestrator only: its time is that between request and failure, and its use of services is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDerived { get; init; }

    /// <summary>Some of <see cref="Cpu"/> is not processor time but time that was waited, because no clock of this machine tells the other.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsCpuDerived { get; init; }

    /// <summary>Blob operations that Azure bills as reads, and others that cost the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int StorageReads { get; init; }

    /// <summary>Blob operations that Azure bills as writes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int StorageWrites { get; init; }

    /// <summary>Queue operations.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int QueueOperations { get; init; }

    /// <summary>Bytes that came from storage.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long StorageBytesRead { get; init; }

    /// <summary>Bytes that went to storage.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long StorageBytesWritten { get; init; }

    /// <summary>Of <see cref="StorageBytesWritten"/>, those of staging blobs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long StagedBytes { get; init; }

    /// <summary>Cosmos DB's request units.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double RequestUnits { get; init; }
}
