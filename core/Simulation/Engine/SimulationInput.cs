using GenreFunctions.Simulation.Hosting;
using GenreFunctions.Simulation.Limits;

namespace GenreFunctions.Simulation.Engine;

/// <summary>What a run is to simulate, but for the songs.</summary>
internal sealed record SimulationInput
{
    /// <summary>The instances.</summary>
    public required HostShape Host { get; init; }

    /// <summary>What they share.</summary>
    public IReadOnlyList<SharedLimit> Limits { get; init; } = [];

    /// <summary>Batches of a song at a time.</summary>
    public int BatchesInFlight { get; init; } = 8;

    /// <summary>From the end of an upload to its announcement at an instance.</summary>
    public double EventSeconds { get; init; }

    /// <summary>From a decision of the scheduler to an instance.</summary>
    public double DispatchSeconds { get; init; }

    /// <summary>What counts: songs that come in it, and its whole time.</summary>
    public required double WindowSeconds { get; init; }

    /// <summary>Ends only when the instances beyond the minimum have gone, because they cost until then.</summary>
    public bool EndsScaledIn { get; init; }
}
