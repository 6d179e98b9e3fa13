using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Hosts;

/// <summary>Where the platform cannot look into queues and feed, because they are behind a firewall, the app counts for it (Elastic Premium).</summary>
internal sealed class ScaleIsSeen : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment) =>
        deployment.Of(AzureTypes.Site).Where(site => deployment.Scenario.Has("privateNetworking", "true") && !FlexTakesWhatItGets.IsFlex(site))
            .SelectMany(site => Expect(site, "properties.siteConfig.functionsRuntimeScaleMonitoringEnabled", "true", "the platform counts what waits, and reaches nothing behind a firewall"));
}
