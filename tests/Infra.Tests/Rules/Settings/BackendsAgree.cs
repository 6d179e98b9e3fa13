using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>Orchestrations are kept where the host looks for them: in the scheduler that is deployed, reached with the app's identity, or in the host's account.</summary>
internal sealed class BackendsAgree : DeploymentRule
{
    private const string Provider = $"{HostConfiguration.DurableTask}storageProvider.";

    protected override IEnumerable<Finding> Check(Deployment deployment) => AppHost.Of(deployment).SelectMany(host => Check(deployment, host));

    private IEnumerable<Finding> Check(Deployment deployment, AppHost host)
    {
        var scheduler = deployment.Of(AzureTypes.Scheduler).FirstOrDefault();
        var configuration = HostConfiguration.Of(deployment, host);
        var (type, expected) = (configuration[$"{Provider}type"], scheduler is null ? "AzureStorage" : "azureManaged");
        if (type?.Text != expected)
            yield return At(
                type?.Place ?? new Place(configuration.Path, 1),
                $"The host keeps orchestrations by the backend '{type}' ({Provider}type), and what is deployed is {expected}.");
        var named = configuration[$"{Provider}connectionStringName"];
        if (scheduler is null)
        {
            var account = named?.Text ?? Connection.Host;
            if (!host.Setting($"{account}__tableServiceUri").IsThere)
                yield return At(
                    host.Resource.Place,
                    $"Orchestrations lie in the account {account}, and there is no setting {account}__tableServiceUri: histories are tables.");
            yield break;
        }

        var (connection, endpoint) = (host.Setting(named?.Text ?? ""), AzureProperties.Find(scheduler, "properties.endpoint", scheduler.Place).Text);
        if (!connection.IsThere)
            yield return At(
                named?.Place ?? new Place(configuration.Path, 1),
                $"The scheduler is reached by the setting '{named}' ({Provider}connectionStringName), and there is none of that name.");
        else if (!connection.Text.StartsWith($"Endpoint={endpoint};Authentication=ManagedIdentity;ClientID=", StringComparison.Ordinal))
            yield return At(connection.Place, $"The setting {named} is '{connection}', where Endpoint={endpoint};Authentication=ManagedIdentity;ClientID=… is expected.");
        foreach (var finding in Payloads(configuration))
            yield return finding;
    }

    private IEnumerable<Finding> Payloads(HostConfiguration configuration)
    {
        var (enabled, threshold, most) = (configuration[$"{Provider}payloadStorageEnabled"], configuration[$"{Provider}payloadStorageThresholdBytes"],
            configuration[$"{Provider}payloadStorageMaxPayloadBytes"]);
        if (enabled is null || !string.Equals(enabled.Text, "true", StringComparison.OrdinalIgnoreCase))
            yield return At(
                enabled?.Place ?? new Place(configuration.Path, 1),
                $"Long songs pass more between functions than a message holds: {Provider}payloadStorageEnabled has to be true.");
        if (!long.TryParse(threshold?.Text, out var above) || !long.TryParse(most?.Text, out var maximum) || above >= maximum)
            yield return At(
                (threshold ?? most)?.Place ?? new Place(configuration.Path, 1),
                $"Payloads above '{threshold}' bytes go into a blob, and '{most}' is the most: both have to be said, and the threshold has to be the smaller one.");
    }
}
