using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>The host's files, the settings and the scheduler call the task hub the same.</summary>
internal sealed class HubsAgree : DeploymentRule
{
    private const string Key = $"{HostConfiguration.DurableTask}hubName";

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var host in AppHost.Of(deployment))
        {
            var configuration = HostConfiguration.Of(deployment, host);
            var hub = configuration[Key];
            if (hub is null)
                yield return At(configuration.Path, $"{configuration.Path} names no task hub ({Key}): its default is the app's name, which differs.");
            foreach (var file in HostConfiguration.Files(deployment.Infrastructure))
            {
                var said = HostConfiguration.Keys(deployment.Infrastructure, file).FirstOrDefault(one => one.Key == Key).Value;
                if (hub is not null && said is not null && said.Text != hub.Text)
                    yield return At(hub.Place, $"The app's task hub is '{hub}', and {file} says {said}.");
            }

            foreach (var made in deployment.Of("Microsoft.DurableTask/schedulers/taskHubs").Where(made => made.Name != hub?.Text))
                yield return At(made.Place, $"The scheduler's task hub is called {made.Name}, and the app's is '{hub}'.");
        }
    }
}
