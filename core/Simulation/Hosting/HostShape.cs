using GenreFunctions.Simulation.Hosting.Scaling;

namespace GenreFunctions.Simulation.Hosting;

/// <summary>Instances of a plan, and how they come and go.</summary>
internal sealed record HostShape
{
    /// <summary>Cores of an instance; parts of one are possible.</summary>
    public required double Cores { get; init; }

    /// <summary>Activities that an instance runs at a time.</summary>
    public required int ActivitySlots { get; init; }

    /// <summary>Turns of orchestrators at a time: <c>maxConcurrentOrchestratorFunctions</c> in host.json.</summary>
    public int TurnSlots { get; init; } = 8;

    /// <summary>Uploads that are announced at a time: <c>maxDegreeOfParallelism</c> in host.json.</summary>
    public int TriggerSlots { get; init; } = 16;

    /// <summary>Instances that always run.</summary>
    public required int Minimum { get; init; }

    /// <summary>Instances at most.</summary>
    public required int Maximum { get; init; }

    /// <summary>From the decision for an instance to its first work.</summary>
    public double ColdStartSeconds { get; init; }

    /// <summary>Instances that start at once whenever some are added, because they were waiting.</summary>
    public int Prewarmed { get; init; }

    /// <summary>Announcements have instances of their own, which scale by themselves; the minimum is not theirs.</summary>
    public bool SeparateTriggers { get; init; }

    /// <summary>A scaler for a run.</summary>
    public required Func<IScaler> CreateScaler { get; init; }

    /// <summary>Where these figures come from.</summary>
    public IReadOnlyList<Premise> Premises { get; init; } = [];

    /// <summary>Songs a second that all instances together can work on at most: by their cores, and by their slots.</summary>
    public double SongsPerSecond(double cpuSeconds, double slotSeconds) => Maximum * Math.Min(Cores / cpuSeconds, ActivitySlots / slotSeconds);
}
