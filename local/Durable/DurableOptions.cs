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
}
