using GenreFunctions.Costs.Plans;
using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>Every plan, for comparison with the service's own.</summary>
internal static class ComparedPlans
{
    /// <summary>All plans, in the order of <see cref="BillingPlans.Names"/>; the service's own is as it is configured.</summary>
    public static IReadOnlyList<BillingPlan> Of(CostOptions options) =>
        [.. BillingPlans.Names.Select(name => name == options.Plan.Name ? options.Plan : Create(name, options.PlanOptions))];

    // Sizes are set for the service's own plan, and may be out of another's range: Premium has no minimum of 0, for one.
    private static BillingPlan Create(string name, PlanOptions sizes)
    {
        foreach (var attempt in new[] { sizes, sizes with { MinimumInstances = null } })
        {
            try
            {
                return BillingPlans.Create(name, attempt);
            }
            catch (ArgumentException)
            {
                // The next has less that could be wrong.
            }
        }

        return BillingPlans.Create(name, new PlanOptions { Cores = sizes.Cores });
    }
}
