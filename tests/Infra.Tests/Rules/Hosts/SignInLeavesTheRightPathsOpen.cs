using GenreFunctions.Infra.Tests.Code;
using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Hosts;

/// <summary>Where people sign in, what is open all the same is open in the code as well, and nothing has a secret.</summary>
internal sealed class SignInLeavesTheRightPathsOpen : DeploymentRule
{
    // Brings a key of its own.
    private const string Webhook = "/runtime/webhooks/blobs";

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var signIns = deployment.Of("Microsoft.Web/sites/config").Concat(deployment.Of("Microsoft.App/containerApps/authConfigs")).Where(config => config.Properties["globalValidation"].IsThere).ToList();
        if (deployment.Scenario.Parameters.ContainsKey("entraClientId") && signIns.Count == 0)
            yield return At(deployment.Infrastructure.Main.Path, "An app registration is given, and nobody has to sign in with it.");
        foreach (var config in signIns)
        {
            var host = AppHost.Of(deployment)[0];
            var open = config.Properties["globalValidation.excludedPaths"].Items;
            foreach (var path in open.Where(path => !path.Is(Webhook) && !AppFunction.AnonymousRoutes.Contains(path.Text)))
                yield return At(path.Place, $"{path} is open without signing in, and no function of the app is open to everybody there.");
            foreach (var missing in AppFunction.AnonymousRoutes.Where(route => route.EndsWith("/health", StringComparison.Ordinal)).Concat(host.IsContainerApp ? [] : [Webhook]).Where(path => !open.Any(one => one.Is(path))))
                yield return At(config.Properties["globalValidation"].Place, $"{missing} has to be open without signing in: whoever asks there is no person.");
            if (!config.Properties["httpSettings.requireHttps"].Is(true) || !config.Properties["platform.enabled"].Is(true))
                yield return At(config.Place, "Signing in has to be on, and over HTTPS only.");
            var secret = config.Properties["identityProviders.azureActiveDirectory.registration.clientSecretSettingName"];
            if (secret.IsThere && !host.Setting(secret.Text).IsThere)
                yield return At(secret.Place, $"Signing in takes its secret from the setting {secret}, and the app has none of that name.");
        }
    }
}
