using GenreFunctions.Costs.Plans;
using GenreFunctions.Simulation.Hosting;
using GenreFunctions.Simulation.Limits;

namespace GenreFunctions.Simulation;

/// <summary>Where and how the service is deployed.</summary>
public sealed record Deployment
{
    /// <summary>One of <see cref="BillingPlans.Names"/>.</summary>
    public required string Plan { get; init; }

    /// <summary>Sizes of instances. <see cref="PlanOptions.SideBySide"/> is not looked at: songs are charged by <see cref="HostOptions.ActivitiesPerInstance"/>.</summary>
    public PlanOptions Sizes { get; init; } = new();

    /// <summary>How instances come and go.</summary>
    public HostOptions Host { get; init; } = new();

    /// <summary>What they share.</summary>
    public LimitOptions Limits { get; init; } = new();

    /// <summary>How long things wait for each other.</summary>
    public WaitingOptions Waiting { get; init; } = new();

    /// <summary>Batches of a song at a time, 1 to 100; <see langword="null"/> is 8, as deployed.</summary>
    public int? BatchesInFlight { get; init; }

    /// <summary>Segments of an activity, 1 to 1000; <see langword="null"/> is 100, as deployed, and 10 on a machine of one's own.</summary>
    public int? SegmentsPerActivity { get; init; }

    /// <summary>Bytes of an upload of the mean duration, 1 or more; <see langword="null"/> is the song's.</summary>
    public long? UploadBytes { get; init; }
}
