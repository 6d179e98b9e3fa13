using GenreFunctions.Costs.Months;

namespace GenreFunctions.Cli.Costs.Months;

/// <summary>From how many songs on a plan costs no more than the one that is cheapest without songs.</summary>
/// <param name="Cheapest">The plan that is cheapest without songs.</param>
/// <param name="Plan">The other.</param>
/// <param name="Songs">Songs a month; <see langword="null"/> where there are not so many.</param>
internal sealed record PlanBreakEven(string Cheapest, string Plan, long? Songs)
{
    /// <summary>All plans that can be compared with the cheapest: what lacks a price has to be the same.</summary>
    public static IReadOnlyList<PlanBreakEven> List(IReadOnlyList<(string Name, MonthCosting Costing)> plans)
    {
        // A machine of one's own has another bill, or none.
        var onAzure = plans.Where(plan => plan.Name != "local").ToArray();
        var cheapest = onAzure.MinBy(plan => plan.Costing.Of(0).KnownCost);
        return
        [
            .. onAzure.Where(plan => plan.Name != cheapest.Name)
                .Select(plan => new PlanBreakEven(cheapest.Name, plan.Name, BreakEven.Between(cheapest.Costing, plan.Costing))),
        ];
    }
}
