using GenreFunctions.Costs.Months;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Cli.Costs.Months;

/// <summary>Sentences on what a volume asks beyond the limits of the templates.</summary>
internal static class MonthLimits
{
    /// <summary>Of all plans of a volume; one sentence for each thing.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<MonthCost> plans)
    {
        foreach (var month in plans)
        {
            var billed = month.Use.Instances?.Billed ?? 0;
            var most = DeployedInstances.Most[month.Plan];
            if (month.Plan != "local" && billed > most)
                yield return FormattableString.Invariant($"{month.Plan} has {billed:#,0.0} instances at work on average, and the templates allow {most}: raise their maximum.");
            if (month.Plan == "local" && billed > most)
                yield return FormattableString.Invariant($"local takes {billed:#,0.0} such machines.");
        }

        if (plans.FirstOrDefault(month => month.Use.ActionsPerSecond > DeployedResources.MostActionsPerSecond) is { } hurried)
            yield return FormattableString.Invariant($"{hurried.Use.ActionsPerSecond:#,0} actions a second are more than the {DeployedResources.MostActionsPerSecond} that the scheduler takes by the action.");
        if (plans.Max(month => month.Use.LogBytesPerDay) / 1_000_000_000 is var logs and > DeployedResources.LogGigabytesPerDay)
            yield return FormattableString.Invariant($"{logs:#,0} GB of logs a day are beyond the lid of {DeployedResources.LogGigabytesPerDay} (LOG_DAILY_QUOTA_GB), above which nothing is taken in, or billed.");
    }
}
