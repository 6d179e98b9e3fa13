using System.Text.Json.Serialization;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Functions.CostReports;

/// <summary>What a year would cost on a plan.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="PerSong">The mean of typical runs; absent when nothing of them has a price.</param>
/// <param name="IdleCost">Waiting, as the plan's rule has it; absent when nothing of it has a price.</param>
/// <param name="Total">Songs and waiting; absent when one of the two is.</param>
/// <param name="Complete">Everything used has a price.</param>
/// <param name="Instances">Instances that the year's songs keep busy all year.</param>
internal sealed record PlanForecast(string Plan, decimal? PerSong, decimal? IdleCost, decimal? Total, bool Complete, [property: JsonIgnore] decimal Instances)
{
    private const int DaysPerYear = 365;
    private const int SecondsPerDay = 86_400;

    // As the business case assumes: once a day there is nothing to do for a while, and what starts from nothing again pays its cooldown.
    private const int ScaleDownsPerDay = 1;

    /// <param name="plan">The plan.</param>
    /// <param name="runs">Typical runs; at least one.</param>
    /// <param name="songsPerYear">Songs a year.</param>
    /// <param name="prices">What things cost.</param>
    /// <param name="year">Where the year begins; prices do not change with it.</param>
    public static PlanForecast Of(BillingPlan plan, IReadOnlyList<SongMeters> runs, int songsPerYear, PriceBook prices, DateTimeOffset year)
    {
        var costing = new SongCosting(prices, plan);
        var costs = runs.Select(costing.Of).ToList();
        var isComplete = costs.TrueForAll(cost => cost.IsComplete);
        var perSong = Figures.Known(Figures.Round(costs.Sum(cost => cost.KnownCost) / costs.Count), isComplete);

        var busySeconds = songsPerYear * (runs.Sum(run => plan.InstanceSeconds(run.Executions)) / runs.Count);
        var idle = costing.OfIdle(new CapacityMeters(year, year.AddDays(DaysPerYear), busySeconds, scaleDowns: DaysPerYear * ScaleDownsPerDay));
        var idleCost = Figures.Known(Figures.Round(idle.KnownCost), idle.IsComplete);
        return new PlanForecast(
            plan.Name,
            perSong,
            idleCost,
            (perSong * songsPerYear) + idleCost,
            isComplete && idle.IsComplete,
            Figures.Round(busySeconds / (DaysPerYear * SecondsPerDay)));
    }
}
