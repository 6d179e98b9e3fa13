using GenreFunctions.Costs;
using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>What a run would have cost on a plan.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Cost">At least; absent when nothing of it has a price.</param>
/// <param name="Complete">All of it has a price.</param>
internal sealed record PlanCost(string Plan, decimal? Cost, bool Complete)
{
    /// <summary>The same meters on every plan, by today's price book.</summary>
    public static IReadOnlyList<PlanCost> Everywhere(SongMeters run, CostOptions options) =>
    [
        .. ComparedPlans.Of(options).Select(plan =>
        {
            var cost = new SongCosting(options.Prices, plan).Of(run);
            return new PlanCost(plan.Name, Figures.Known(cost.KnownCost, cost.IsComplete), cost.IsComplete);
        }),
    ];
}
