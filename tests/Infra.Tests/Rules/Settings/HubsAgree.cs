using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>host.json, the settings and the scheduler call the task hub the same.</summary>
internal sealed class HubsAgree : DeploymentRule
{
    private const string Setting = $"{HostKeys.Prefix}extensions__durableTask__hubName";

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var hub = (string?)deployment.Infrastructure.Json(HostFileIsKnown.Path)?["extensions"]?["durableTask"]?["hubName"];
        if (hub is null)
            return [At(HostFileIsKnown.Path, "host.json names no task hub: say extensions.durableTask.hubName, because the default is the app's name, which differs.")];
        var settings = AppHost.Of(deployment).Select(host => host.Setting(Setting)).Where(value => value.IsThere && !value.Is(hub));
        var hubs = deployment.Of("Microsoft.DurableTask/schedulers/taskHubs").Where(resource => resource.Name != hub);
        return
        [
            .. settings.Select(value => At(value.Place, $"The setting {Setting} is '{value}', and host.json says {hub}.")),
            .. hubs.Select(resource => At(resource.Place, $"The scheduler's task hub is called {resource.Name}, and host.json says {hub}.")),
        ];
    }
}
