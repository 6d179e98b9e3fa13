namespace GenreFunctions.Local.Durable;

/// <summary>How orchestrations are run.</summary>
internal sealed record DurableOptions
{
    /// <summary>The SQLite file of the history; made when it is not there.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>Activities at a time. Default: as many as cores, because they compute; 1 or more.</summary>
    public int MaximumConcurrentActivities { get; init; } = Environment.ProcessorCount;

    /// <summary>Orchestrators replayed at a time. Default: as many as cores; 1 or more.</summary>
    public int MaximumConcurrentOrchestrators { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// Memory for the histories of running orchestrations, in bytes. Default: 64 MiB, some ten thousand songs. What does not fit is read
    /// again from the file at its next turn: less is slower, never wrong. 0 or more.
    /// </summary>
    public long HistoryCacheBytes { get; init; } = 64L << 20;
}
