using GenreFunctions.Functions.Results.Cosmos;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>Every connection of a trigger has the address of the right account and the app's identity.</summary>
internal sealed class ConnectionsAreWhole : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment) => AppHost.Of(deployment)
        .SelectMany(host => Connection.All.SelectMany(connection => Check(deployment, host, connection)));

    private IEnumerable<Finding> Check(Deployment deployment, AppHost host, Connection connection)
    {
        var own = host.IdentityOf(deployment);
        foreach (var name in connection.Settings.Select(setting => $"{connection.Name}__{setting}"))
        {
            var value = host.Setting(name);
            if (!value.IsThere)
                yield return At(host.Resource.Place, $"The setting {name} is missing, which a trigger of the app needs: add it to settings.bicep.");
            else if (name.EndsWith("__credential", StringComparison.Ordinal) && !value.Is("managedidentity"))
                yield return At(value.Place, $"The setting {name} is '{value}', where managedidentity is expected: there are no keys.");
            else if (name.EndsWith("__clientId", StringComparison.Ordinal)
                && (own is null || value.Text != AzureProperties.Find(own, "properties.clientId", own.Place).Text))
                yield return At(value.Place, $"The setting {name} is not the client id of the identity that {host.Resource} runs as.");
            else if (AddressOf(deployment, name) is { } expected && value.Text != expected)
                yield return At(value.Place, $"The setting {name} is '{value}', where the address {expected} is expected.");
        }
    }

    // The account is the one with the container that uploads go into; the host's is the other one.
    private static string? AddressOf(Deployment deployment, string setting)
    {
        var accounts = deployment.Of(AzureTypes.Account).ToList();
        var audio = deployment.Of(AzureTypes.Container).FirstOrDefault(container => container.Name == AudioStorage.UploadContainer)?.Owner?.Owner;
        var host = accounts.FirstOrDefault(account => account.Id != audio?.Id);
        var (owner, path) = setting switch
        {
            $"{Connection.Host}__blobServiceUri" => (host, "properties.primaryEndpoints.blob"),
            $"{Connection.Host}__queueServiceUri" => (host, "properties.primaryEndpoints.queue"),
            $"{AudioStorage.Connection}__blobServiceUri" => (audio, "properties.primaryEndpoints.blob"),
            $"{AudioStorage.Connection}__queueServiceUri" => (audio, "properties.primaryEndpoints.queue"),
            $"{CosmosSettings.Connection}__accountEndpoint" => (deployment.Of(AzureTypes.Cosmos).FirstOrDefault(), "properties.documentEndpoint"),
            _ => (null, ""),
        };
        return owner is null ? null : AzureProperties.Find(owner, path, owner.Place).Text;
    }
}
