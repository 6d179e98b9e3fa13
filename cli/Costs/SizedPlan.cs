using System.Globalization;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Cli.Costs;

/// <summary>A plan, and the sizes that it was made with.</summary>
internal sealed record SizedPlan(BillingPlan Plan, PlanOptions Sizes)
{
    /// <summary>The sizes in words.</summary>
    public string Words
    {
        get
        {
            var atATime = Line($"{Sizes.SideBySide} at a time, {(Plan as InstancePlan)?.MinimumInstances} always running");
            return Plan.Name switch
            {
                "flex" => Line($"{Sizes.FlexMemoryMb} MB, {Sizes.MinimumInstances ?? 0} always ready"),
                "premium" => $"{Sizes.PremiumSize}, {atATime}",
                "container-apps" => Line($"{Sizes.ContainerVcpus} vCPUs, {Sizes.ContainerMemoryGib} GiB, {atATime}"),
                "local" => Line($"{Sizes.Cores} cores"),
                _ => atATime,
            };
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
