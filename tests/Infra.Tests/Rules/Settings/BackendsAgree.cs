using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>Orchestrations are kept where the settings say that they are: in the scheduler that is deployed, reached with the app's identity, or in the host's account.</summary>
internal sealed class BackendsAgree : DeploymentRule
{
    private const string Provider = $"{HostKeys.Prefix}extensions__durableTask__storageProvider__";

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var scheduler = deployment.Of(AzureTypes.Scheduler).FirstOrDefault();
        foreach (var host in AppHost.Of(deployment))
        {
            var type = host.Setting($"{Provider}type");
            var expected = scheduler is null ? "AzureStorage" : "azureManaged";
            if (!type.Is(expected))
                yield return At(type.Place, $"The setting {Provider}type is '{type}', and what is deployed is {expected}.");
            var named = host.Setting($"{Provider}connectionStringName");
            var connection = host.Setting(named.Text);
            if (scheduler is null)
            {
                if (!host.Settings.Items.Any(setting => setting["name"].Text.StartsWith($"{named}__tableServiceUri", StringComparison.Ordinal)))
                    yield return At(named.Place, $"Orchestrations lie in the account {named}, and there is no setting {named}__tableServiceUri: histories are tables.");
                continue;
            }

            var endpoint = AzureProperties.Find(scheduler, "properties.endpoint", scheduler.Place).Text;
            if (!connection.IsThere)
                yield return At(named.Place, $"{Provider}connectionStringName names '{named}', and there is no setting of that name.");
            else if (!connection.Text.StartsWith($"Endpoint={endpoint};Authentication=ManagedIdentity;ClientID=", StringComparison.Ordinal))
                yield return At(connection.Place, $"The setting {named} is '{connection}', where Endpoint={endpoint};Authentication=ManagedIdentity;ClientID=… is expected.");
            foreach (var finding in Payloads(host))
                yield return finding;
        }
    }

    private IEnumerable<Finding> Payloads(AppHost host)
    {
        var (enabled, threshold, most) = (host.Setting($"{Provider}payloadStorageEnabled"), host.Setting($"{Provider}payloadStorageThresholdBytes"), host.Setting($"{Provider}payloadStorageMaxPayloadBytes"));
        if (enabled.IsThere && enabled.Text != "true")
            yield return At(enabled.Place, "Long songs pass more between functions than a message holds: payloadStorageEnabled has to be true.");
        if (long.TryParse(threshold.Text, out var above) && long.TryParse(most.Text, out var maximum) && above >= maximum)
            yield return At(threshold.Place, $"Payloads above {above} bytes go into a blob, and {maximum} is the most: the threshold has to be the smaller one.");
    }
}
