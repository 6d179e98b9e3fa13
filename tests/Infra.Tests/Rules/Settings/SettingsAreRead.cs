using GenreFunctions.Infra.Tests.Code;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>Somebody reads every setting: the app's own code, or the Functions host.</summary>
internal sealed class SettingsAreRead : DeploymentRule
{
    // Azure's references of app settings of Functions, of App Service and of Application Insights, and OpenTelemetry's.
    private static readonly HashSet<string> HostsOwn = new(StringComparer.OrdinalIgnoreCase)
    {
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "OTEL_TRACES_SAMPLER", "OTEL_TRACES_SAMPLER_ARG", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
            "AzureWebJobsDisableHomepage", "AzureWebJobsSecretStorageType", "AzureWebJobsScriptRoot",
        "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_WORKER_RUNTIME", "OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID", "WEBSITES_ENABLE_APP_SERVICE_STORAGE", "WEBSITES_PORT",
            "WEBSITE_RUN_FROM_PACKAGE",
    };

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var host in AppHost.Of(deployment))
        {
            var asked = AppStart.With(host.Texts).Asked;
            var scheduler = HostConfiguration.Of(deployment, host)[$"{HostConfiguration.DurableTask}storageProvider.connectionStringName"]?.Text;
            foreach (var setting in host.Settings.Items)
            {
                var name = setting["name"].Text;
                var isKnown = asked.Contains(name.Replace("__", ":", StringComparison.Ordinal)) || HostsOwn.Contains(name) || name == scheduler || IsConnections(name)
                    || IsSwitch(name)
                    || name.StartsWith(HostKeys.Prefix, StringComparison.OrdinalIgnoreCase);
                if (asked.TryGetValue(name.Replace("__", ":", StringComparison.Ordinal), out var spelled) && spelled != name.Replace("__", ":", StringComparison.Ordinal))
                    yield return At(
                        setting["name"].Place,
                        $"The setting {name} is written {spelled.Replace(":", "__", StringComparison.Ordinal)} in the code: write it alike, or nobody finds it.");
                if (!isKnown)
                    yield return At(
                        setting["name"].Place,
                        $"Nobody reads the setting {name}: correct its name or take it away.{Nearest.Hint(name, asked.Select(key => key.Replace(":", "__", StringComparison.Ordinal)))}");
            }
        }
    }

    private static bool IsConnections(string name) =>
        Connection.All.Any(connection => connection.Settings.Concat(Connection.Optional)
            .Any(setting => string.Equals(name, $"{connection.Name}__{setting}", StringComparison.OrdinalIgnoreCase)));

    private static bool IsSwitch(string name) => AppFunction.All.Any(function => AppHost.Switches(function.Name).Contains(name));
}
