using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Hosts;

/// <summary>What runs the app: a site, or a container app.</summary>
internal sealed record AppHost(DeployedResource Resource, bool IsContainerApp)
{
    /// <summary>Names and values, where each is written.</summary>
    public Value Settings => IsContainerApp ? Container["env"] : Resource.Properties["siteConfig.appSettings"];

    public Value Container => Resource.Properties["template.containers"].Items is [var container, ..] ? container : Resource.Properties["template"];

    public static IReadOnlyList<AppHost> Of(Deployment deployment) =>
    [
        .. deployment.Of(AzureTypes.Site).Select(site => new AppHost(site, false)),
        .. deployment.Of(AzureTypes.ContainerApp).Select(app => new AppHost(app, true)),
    ];

    /// <summary>A setting; <see cref="ValueKind.Missing"/> where it is not there.</summary>
    public Value Setting(string name) => Settings.Items.FirstOrDefault(setting => setting["name"].Is(name))?["value"] ?? Resource.Body["there is no such setting"];

    /// <summary>The settings as the app reads them.</summary>
    public IReadOnlyDictionary<string, string> Texts =>
        Settings.Items.DistinctBy(setting => setting["name"].Text, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(setting => setting["name"].Text, setting => setting["value"].Text, StringComparer.OrdinalIgnoreCase);

    /// <summary>The settings that turn a function off; Linux may not have dots in the name of a variable.</summary>
    public static IReadOnlyList<string> Switches(string function) => [$"AzureWebJobs.{function}.Disabled", $"AzureWebJobs_{function}_Disabled"];

    /// <summary>Whether a function is turned off.</summary>
    public bool IsOff(string function) => Switches(function)
        .Any(name => string.Equals(Setting(name).Text, "true", StringComparison.OrdinalIgnoreCase) || Setting(name).Is("1"));

    /// <summary>The account that a connection's blob address leads to; <see langword="null"/> where it leads to none that is deployed.</summary>
    public DeployedResource? AccountOf(Deployment deployment, string connection) => deployment.Of(AzureTypes.Account)
        .FirstOrDefault(account => Setting($"{connection}__blobServiceUri").Is(AzureProperties.Find(account, "properties.primaryEndpoints.blob", account.Place).Text));

    /// <summary>The identity that the app runs as.</summary>
    public DeployedResource? IdentityOf(Deployment deployment) =>
        deployment.Of(AzureTypes.Identity).FirstOrDefault(identity => Resource.Body["identity.userAssignedIdentities"].Members.ContainsKey(identity.Id));
}
