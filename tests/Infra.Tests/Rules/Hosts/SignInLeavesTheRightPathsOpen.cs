using System.Text.RegularExpressions;
using GenreFunctions.Infra.Tests.Code;
using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Hosts;

/// <summary>Where people sign in, what is open all the same is open in the code as well, and nothing has a secret.</summary>
internal sealed partial class SignInLeavesTheRightPathsOpen : DeploymentRule
{
    // Brings a key of its own.
    private const string Webhook = "/runtime/webhooks/blobs";

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var signIns = deployment.Of("Microsoft.Web/sites/config").Concat(deployment.Of("Microsoft.App/containerApps/authConfigs"))
            .Where(config => config.Properties["globalValidation"].IsThere).ToList();
        if (deployment.Scenario.Parameters.ContainsKey("entraClientId") && signIns.Count == 0)
            yield return At(deployment.Infrastructure.Main.Path, "An app registration is given, and nobody has to sign in with it.");
        foreach (var config in signIns)
        {
            if (AppHost.Of(deployment) is not [var host, ..])
                yield break;
            var open = config.Properties["globalValidation.excludedPaths"].Items;
            foreach (var path in open.Where(path => !path.Is(Webhook) && !AppFunction.AnonymousRoutes.Contains(path.Text)))
                yield return At(path.Place, $"{path} is open without signing in, and no function of the app is open to everybody there.");
            foreach (var missing in AppFunction.AnonymousRoutes.Where(route => route.EndsWith("/health", StringComparison.Ordinal))
                .Concat(host.IsContainerApp ? [] : [Webhook]).Where(path => !open.Any(one => one.Is(path))))
                yield return At(config.Properties["globalValidation"].Place, $"{missing} has to be open without signing in: whoever asks there is no person.");
            if (!config.Properties["httpSettings.requireHttps"].Is(true) || !config.Properties["platform.enabled"].Is(true))
                yield return At(config.Place, "Signing in has to be on, and over HTTPS only.");
            var (provider, client) = (config.Properties["identityProviders.azureActiveDirectory"], deployment.Scenario.Parameters["entraClientId"].Text);
            if (!Issuer().IsMatch(provider["registration.openIdIssuer"].Text) || provider["registration.clientId"].Text != client)
                yield return At(
                    provider["registration"].Place,
                    $"People sign in with {provider["registration.clientId"]} at {provider["registration.openIdIssuer"]}, where {client} at https://login.microsoftonline.com/<tenant>/v2.0 is expected.");
            if (!provider["validation.allowedAudiences"].Items.Select(audience => audience.Text).Order(StringComparer.Ordinal)
                .SequenceEqual(new[] { client, $"api://{client}" }.Order(StringComparer.Ordinal)))
                yield return At(
                    provider["validation.allowedAudiences"].Place,
                    $"Tokens are taken that are for {provider["validation.allowedAudiences"]}, where {client} and api://{client} are expected.");
            var secret = config.Properties["identityProviders.azureActiveDirectory.registration.clientSecretSettingName"];
            if (secret.IsThere && !host.Setting(secret.Text).IsThere)
                yield return At(secret.Place, $"Signing in takes its secret from the setting {secret}, and the app has none of that name.");
        }
    }

    [GeneratedRegex("^https://login\\.microsoftonline\\.com/[0-9a-f-]{36}/v2\\.0$")]
    private static partial Regex Issuer();
}
