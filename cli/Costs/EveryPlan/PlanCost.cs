using GenreFunctions.Costs;

namespace GenreFunctions.Cli.Costs.EveryPlan;

/// <summary>What a plan would cost.</summary>
/// <param name="Plan">The plan's name.</param>
/// <param name="Song">A song.</param>
/// <param name="IdleDay">A day without songs, before which the last instance went away once.</param>
internal sealed record PlanCost(string Plan, CostRecord Song, CostRecord IdleDay)
{
    /// <summary>The song's cost, or what it comes to at least; <see langword="null"/> when nothing of it has a price.</summary>
    public decimal? SongCost => Song.AtLeast();

    /// <summary>The day's cost, or what it comes to at least; <see langword="null"/> when nothing of it has a price.</summary>
    public decimal? IdleCost => IdleDay.AtLeast();
}
