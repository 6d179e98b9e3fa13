using GenreFunctions.Costs;

namespace GenreFunctions.Simulation.Results;

/// <summary>What it costs, in the price book's currency; where it is incomplete, at least.</summary>
/// <param name="PerSong">A song; <see langword="null"/> when nothing of it has a price.</param>
/// <param name="SongsPerDay">The songs of a day.</param>
/// <param name="IdlePerDay">What instances cost beyond them.</param>
/// <param name="PerDay">Both.</param>
/// <param name="PerMonth">30.4 days.</param>
/// <param name="IsComplete">Everything that was used has a price.</param>
/// <param name="Songs">All songs of what was simulated, line by line.</param>
/// <param name="Idle">Instances beyond them, line by line.</param>
public sealed record SimulatedCost(
    decimal? PerSong, decimal? SongsPerDay, decimal? IdlePerDay, decimal? PerDay, decimal? PerMonth, bool IsComplete, CostRecord Songs, CostRecord Idle)
{
    /// <summary>Days of a month: the 730 hours that Azure bills, to a tenth of a day.</summary>
    public const decimal DaysPerMonth = 30.4m;

    /// <summary>All that has no price.</summary>
    public IEnumerable<UnpricedUse> Unpriced => Songs.Unpriced.Concat(Idle.Unpriced).DistinctBy(use => use.Key);

    internal static SimulatedCost Of(CostRecord songs, CostRecord idle, long count, decimal windowsPerDay)
    {
        var (ofSongs, ofIdle) = (songs.AtLeast() * windowsPerDay, idle.AtLeast() * windowsPerDay);
        var day = ofSongs + ofIdle;
        return new SimulatedCost(
            count == 0 ? null : songs.AtLeast() / count, ofSongs, ofIdle, day, day * DaysPerMonth, songs.IsComplete && idle.IsComplete, songs, idle);
    }
}
