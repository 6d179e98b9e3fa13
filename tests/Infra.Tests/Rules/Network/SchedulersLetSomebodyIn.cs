using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Network;

/// <summary>A scheduler that is reached over the public network has addresses to let in: an empty list lets nobody in.</summary>
internal sealed class SchedulersLetSomebodyIn : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment) => deployment.Of(AzureTypes.Scheduler)
        .Where(scheduler => scheduler.Properties["publicNetworkAccess"].Is("Enabled")
            && !scheduler.Properties["ipAllowlist"].Items.Any(range => AddressRange.Parse(range.Text) is not null))
        .Select(scheduler => At(scheduler.Properties["ipAllowlist"].Place,
            "ipAllowlist names no addresses while the scheduler is public, and an empty list lets nobody in: name 0.0.0.0/0."));
}
