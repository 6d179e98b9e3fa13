namespace GenreFunctions.Simulation.Hosting;

/// <summary>How instances come and go; <see langword="null"/> takes what this repository deploys, Azure documents, or else a guess.</summary>
public sealed record HostOptions
{
    /// <summary>Instances at most, 1 or more.</summary>
    public int? MaximumInstances { get; init; }

    /// <summary>Activities that an instance runs at a time, 1 or more.</summary>
    public int? ActivitiesPerInstance { get; init; }

    /// <summary>From the decision for an instance to its first work, 0 s or more.</summary>
    public double? ColdStartSeconds { get; init; }

    /// <summary>Between additions of instances, or between looks of the scaler, above 0 s.</summary>
    public double? ScaleSeconds { get; init; }
}
