using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Hosts;

/// <summary>Requests are encrypted, nobody signs in with a password, and nothing but Entra ID opens logs and registry (docs/security.md).</summary>
internal sealed class DoorsAreLocked : DeploymentRule
{
    private static readonly string[] Publishing = ["ftp", "scm"];

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        IEnumerable<Finding> Each(string type, string path, string expected, string why) => deployment.Of(type)
            .SelectMany(resource => Expect(resource, path, expected, why));
        return
        [
            .. Each(AzureTypes.Site, "properties.httpsOnly", "true", "songs and keys are not sent in the clear"),
            .. Each(AzureTypes.Site, "properties.siteConfig.minTlsVersion", "1.2", "older ones are broken"),
            .. Each(AzureTypes.Site, "properties.siteConfig.scmMinTlsVersion", "1.2", "older ones are broken"),
            .. Each(AzureTypes.Site, "properties.siteConfig.ftpsState", "Disabled", "nobody deploys by FTP"),
            .. Each(AzureTypes.ContainerApp, "properties.configuration.ingress.allowInsecure", "false", "songs and keys are not sent in the clear"),
            .. Each(AzureTypes.Registry, "properties.adminUserEnabled", "false", "images are pulled with an identity"),
            .. Each(AzureTypes.Registry, "properties.anonymousPullEnabled", "false", "images are pulled with an identity"),
            .. Each(AzureTypes.Component, "properties.DisableLocalAuth", "true", "a connection string is then an address and no key"),
            .. Each(AzureTypes.Workspace, "properties.features.disableLocalAuth", "true", "logs are written with an identity"),
            .. deployment.Of(AzureTypes.Site).SelectMany(site => Passwords(deployment, site)),
        ];
    }

    private IEnumerable<Finding> Passwords(Deployment deployment, DeployedResource site)
    {
        var policies = deployment.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies").Where(policy => policy.Owner?.Id == site.Id).ToList();
        return Publishing.Where(way => !policies.Any(policy => policy.Name == way && policy.Properties["allow"].Is(false)))
            .Select(way => At(site.Place, $"{site} can be deployed to with a password by {way}: make basicPublishingCredentialsPolicies '{way}' with allow: false."));
    }
}
