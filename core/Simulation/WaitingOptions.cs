namespace GenreFunctions.Simulation;

/// <summary>Times that no measurement here can tell; <see langword="null"/> takes the default of the plan. All are 0 or more.</summary>
public sealed record WaitingOptions
{
    /// <summary>From the end of an upload to its message in the trigger's queue being taken, in seconds.</summary>
    public double? EventSeconds { get; init; }

    /// <summary>From the scheduler's decision to its message being at an instance, in seconds. Every step of an orchestration waits for two.</summary>
    public double? DispatchSeconds { get; init; }

    /// <summary>Until a request to storage begins to be answered, in seconds.</summary>
    public double? StorageSeconds { get; init; }

    /// <summary>How fast one blob is read or written, in bytes a second; above 0.</summary>
    public double? BlobBytesPerSecond { get; init; }

    /// <summary>One operation of the result store, in seconds.</summary>
    public double? StoreSeconds { get; init; }

    /// <summary>Processor time around every execution: receiving, serializing, answering, in seconds.</summary>
    public double? OverheadSeconds { get; init; }
}
