using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Money;

/// <summary>Azure's budget and the app's are the same, by the month, and somebody hears of it.</summary>
internal sealed class BudgetsAgree : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        if (!deployment.Of(AzureTypes.Budget).Any())
            yield return At(deployment.Infrastructure.Main.Path, "There is no budget.");
        foreach (var budget in deployment.Of(AzureTypes.Budget))
        {
            foreach (var setting in AppHost.Of(deployment).Select(host => host.Setting("Costs__MonthlyBudget"))
                .Where(setting => setting.Text != budget.Properties["amount"].Text))
                yield return At(budget.Properties["amount"].Place, $"Azure's budget is {budget.Properties["amount"]}, and the page shows '{setting}'.");
            if (!budget.Properties["timeGrain"].Is("Monthly"))
                yield return At(budget.Properties["timeGrain"].Place, $"The budget is for a time of {budget.Properties["timeGrain"]}, and the page's is for a month.");
            if (!budget.Properties["timePeriod.startDate"].Text.EndsWith("-01", StringComparison.Ordinal))
                yield return At(
                    budget.Properties["timePeriod.startDate"].Place,
                    $"The budget begins on {budget.Properties["timePeriod.startDate"]}, and Azure takes the first day of a month only.");
            foreach (var (name, notification) in budget.Properties["notifications"].Members)
            {
                if (!notification["enabled"].Is(true) || notification["contactEmails"].Items.Count + notification["contactRoles"].Items.Count == 0)
                    yield return At(notification.Place, $"Nobody hears of {name}: it is off, or has neither addresses nor roles.");
                if (notification["threshold"].Number is < 1 or > 1000)
                    yield return At(notification.Place, $"{name} is at {notification["threshold"]} percent: Azure takes 0 to 1000.");
            }
        }
    }
}
