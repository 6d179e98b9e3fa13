using GenreFunctions.Costs;
using GenreFunctions.Simulation.Results;
using GenreFunctions.Simulation.Workloads;

namespace GenreFunctions.Cli.Simulation;

/// <summary>All that <c>genre simulate</c> has to say.</summary>
/// <param name="Workload">What was uploaded.</param>
/// <param name="SongSeconds">Processor time to tag a song of the mean duration.</param>
/// <param name="SpeedOrigin">Where that comes from.</param>
/// <param name="Prices">The price book.</param>
/// <param name="Results">Plan by plan.</param>
internal sealed record SimulateReport(Workload Workload, decimal SongSeconds, string SpeedOrigin, PriceBook Prices, IReadOnlyList<SimulationResult> Results)
{
    /// <summary>When songs came, in words.</summary>
    public string Arrivals => Workload.Profile switch
    {
        ArrivalProfile.Even => "evenly",
        ArrivalProfile.Day => FormattableString.Invariant($"with a peak of {Workload.PeakToMean:0.##} times the mean at {Workload.PeakHour:0.##} h"),
        _ => FormattableString.Invariant($"all within {Workload.WithinMinutes:0.##} minutes"),
    };
}
