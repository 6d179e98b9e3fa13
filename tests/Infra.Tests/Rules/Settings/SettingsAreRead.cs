using System.Text.RegularExpressions;
using GenreFunctions.Infra.Tests.Code;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>Somebody reads every setting: the app's own code, or the Functions host.</summary>
internal sealed partial class SettingsAreRead : DeploymentRule
{
    // Azure's references of app settings of Functions, of App Service, and of Application Insights.
    private static readonly HashSet<string> HostsOwn = new(StringComparer.OrdinalIgnoreCase)
    {
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "AzureWebJobsDisableHomepage", "AzureWebJobsSecretStorageType", "AzureWebJobsScriptRoot",
        "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME", "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID", "WEBSITES_ENABLE_APP_SERVICE_STORAGE", "WEBSITES_PORT", "WEBSITE_RUN_FROM_PACKAGE",
    };

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var host in AppHost.Of(deployment))
        {
            var asked = AppStart.With(host.Texts).Asked;
            var named = host.Settings.Items.Where(setting => setting["name"].Text.EndsWith("connectionStringName", StringComparison.OrdinalIgnoreCase)).Select(setting => setting["value"].Text).ToHashSet();
            foreach (var setting in host.Settings.Items)
            {
                var name = setting["name"].Text;
                var isKnown = asked.Contains(name.Replace("__", ":", StringComparison.Ordinal)) || HostsOwn.Contains(name) || named.Contains(name) || IsConnections(name) || IsSwitch(name)
                    || name.StartsWith(HostKeys.Prefix, StringComparison.OrdinalIgnoreCase);
                if (!isKnown)
                    yield return At(setting["name"].Place, $"Nobody reads the setting {name}: correct its name or take it away.{Nearest.Hint(name, asked.Select(key => key.Replace(":", "__", StringComparison.Ordinal)))}");
            }
        }
    }

    private static bool IsConnections(string name) =>
        Connection.All.Any(connection => connection.Settings.Concat(Connection.Optional).Any(setting => string.Equals(name, $"{connection.Name}__{setting}", StringComparison.OrdinalIgnoreCase)));

    // AzureWebJobs.OnAudioUploaded.Disabled; containers take no dots.
    private static bool IsSwitch(string name) => Switch().Match(name) is { Success: true } match && AppFunction.All.Any(function => function.Name == match.Groups["function"].Value);

    [GeneratedRegex("^AzureWebJobs(\\.|__|_)(?<function>[A-Za-z]+)(\\.|__|_)Disabled$")]
    private static partial Regex Switch();
}
