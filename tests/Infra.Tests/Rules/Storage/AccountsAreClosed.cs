using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Storage;

/// <summary>Storage accounts have no keys that work, no public blobs, and no old protocol (docs/security.md).</summary>
internal sealed class AccountsAreClosed : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment) => deployment.Of(AzureTypes.Account).SelectMany(account => (Finding[])
    [
        .. Expect(account, "properties.allowSharedKeyAccess", "false", "keys cannot be taken from somebody who has read them"),
        .. Expect(account, "properties.allowBlobPublicAccess", "false", "no song is public"),
        .. Expect(account, "properties.allowCrossTenantReplication", "false", "songs stay in the tenant"),
        .. Expect(account, "properties.defaultToOAuthAuthentication", "true", "the portal asks for keys otherwise"),
        .. Expect(account, "properties.minimumTlsVersion", "TLS1_2", "older ones are broken"),
        .. Expect(account, "properties.supportsHttpsTrafficOnly", "true", "songs are not sent in the clear"),
    ]).Concat(deployment.Of(AzureTypes.Container).SelectMany(container => Expect(container, "properties.publicAccess", "None", "no song is public")));
}
