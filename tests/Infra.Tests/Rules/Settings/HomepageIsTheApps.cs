using GenreFunctions.Infra.Tests.Code;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>Where a function of the app answers at /, the host's welcome page is off.</summary>
internal sealed class HomepageIsTheApps : DeploymentRule
{
    private const string Setting = "AzureWebJobsDisableHomepage";

    protected override IEnumerable<Finding> Check(Deployment deployment) => AppFunction.AnonymousRoutes.Contains("/")
        ? AppHost.Of(deployment).Where(host => !host.Setting(Setting).Is("true"))
            .Select(host => At(host.Resource.Place, $"{Setting} has to be 'true': the app has a page of its own at /, and the host's would take its place."))
        : [];
}
