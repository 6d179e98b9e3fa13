namespace GenreFunctions.Simulation.Limits;

/// <summary>What is deployed beside the app; it decides what songs share.</summary>
public sealed record LimitOptions
{
    /// <summary>Capacity units of the Durable Task Scheduler, 1 to 3; 0 (default) is the Consumption SKU.</summary>
    public int SchedulerUnits { get; init; }

    /// <summary>Request units a second that the database scales to; <see langword="null"/> (default) is serverless.</summary>
    public double? AutoscaleRequestUnits { get; init; }

    /// <summary>The region is one of those in which storage accounts take twice as many requests and more bytes; default false.</summary>
    public bool LargeStorageRegion { get; init; }
}
