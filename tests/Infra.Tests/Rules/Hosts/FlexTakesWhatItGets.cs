using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Hosts;

/// <summary>
/// Flex is told nothing that it refuses: types allow all of these, and the deployment fails with error 51021. From Azure's list of deprecations of the plan, and from
/// what its own messages name.
/// </summary>
internal sealed class FlexTakesWhatItGets : DeploymentRule
{
    private static readonly string[] Configuration =
    [
        "alwaysOn", "ftpsState", "functionAppScaleLimit", "functionsRuntimeScaleMonitoringEnabled", "javaVersion", "linuxFxVersion", "minimumElasticInstanceCount", "netFrameworkVersion",
        "nodeVersion", "numberOfWorkers", "phpVersion", "powerShellVersion", "preWarmedInstanceCount", "pythonVersion", "use32BitWorkerProcess", "windowsFxVersion",
    ];

    // Azure's own settings begin with it; App Service reads a few on Flex, of which none is needed here.
    private const string Platform = "WEBSITE";

    private static readonly HashSet<string> Settings = new(StringComparer.OrdinalIgnoreCase)
    {
        "ENABLE_ORYX_BUILD", "FUNCTIONS_EXTENSION_VERSION", "FUNCTIONS_MAX_HTTP_CONCURRENCY", "FUNCTIONS_WORKER_PROCESS_COUNT", "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_WORKER_RUNTIME_VERSION",
        "SCM_DO_BUILD_DURING_DEPLOYMENT", "TZ",
    };

    public static bool IsFlex(DeployedResource site) => site.Properties["functionAppConfig"].IsThere;

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var site in deployment.Of(AzureTypes.Site).Where(IsFlex))
        {
            foreach (var (name, value) in site.Properties["siteConfig"].Members.Where(member => Configuration.Contains(member.Key)))
                yield return At(value.Place, $"Flex refuses siteConfig.{name}: take it away.");
            foreach (var setting in site.Properties["siteConfig.appSettings"].Items.Select(setting => setting["name"]))
            {
                if (Settings.Contains(setting.Text) || setting.Text.StartsWith(Platform, StringComparison.OrdinalIgnoreCase))
                    yield return At(setting.Place, $"Flex refuses or ignores the setting {setting}: take it away.");
            }
        }
    }
}
