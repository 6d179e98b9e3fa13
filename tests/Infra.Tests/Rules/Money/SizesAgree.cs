using System.Globalization;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;
using GenreFunctions.Infra.Tests.Rules.Settings;

namespace GenreFunctions.Infra.Tests.Rules.Money;

/// <summary>Costs are computed by the very plan and sizes that are deployed.</summary>
internal sealed class SizesAgree : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var host in AppHost.Of(deployment))
        {
            foreach (var (setting, deployed) in Sizes(deployment, host))
            {
                var said = host.Setting(setting);
                if (said.Text != deployed)
                    yield return At(said.Place, $"The setting {setting} is '{said}', and what is deployed is '{deployed}': costs would be computed by something else.");
            }

            var cooldown = host.Resource.Properties["template.scale.cooldownPeriod"];
            if (host.IsContainerApp && BillingPlans.Names.Contains(host.Setting("Costs__Plan").Text)
                && BillingPlans.Create(host.Setting("Costs__Plan").Text, new PlanOptions()).CooldownSeconds is var counted && cooldown.Number != counted)
                yield return At(
                    cooldown.Place,
                    $"Replicas go after {cooldown} seconds without work, and costs are computed by {counted.ToString(CultureInfo.InvariantCulture)}.");
        }
    }

    private static IEnumerable<(string Setting, string Deployed)> Sizes(Deployment deployment, AppHost host)
    {
        var properties = host.Resource.Properties;
        var plan = deployment.Of(AzureTypes.Plan).FirstOrDefault()?.Body ?? host.Resource.Body;
        yield return ("Costs__SideBySide", HostConfiguration.Of(deployment, host)[$"{HostConfiguration.DurableTask}maxConcurrentActivityFunctions"]?.Text ?? "");
        if (host.IsContainerApp)
        {
            var profile = deployment.Of(AzureTypes.Environment).SelectMany(one => one.Properties["workloadProfiles"].Items)
                .FirstOrDefault(one => one["name"].Text == properties["workloadProfileName"].Text);
            yield return ("Costs__Plan", PlanOf(profile?["workloadProfileType"].Text ?? ""));
            yield return ("Costs__ContainerVcpus", host.Container["resources.cpu"].Text);
            yield return ("Costs__ContainerMemoryGib", host.Container["resources.memory"].Text.Replace("Gi", "", StringComparison.Ordinal));
            yield return ("Costs__MinimumInstances", properties["template.scale.minReplicas"].Text);
        }
        else if (properties["functionAppConfig"].IsThere)
        {
            var scale = properties["functionAppConfig.scaleAndConcurrency"];
            yield return ("Costs__Plan", "flex");
            yield return ("Costs__FlexMemoryMb", scale["instanceMemoryMB"].Text);
            yield return ("Costs__MinimumInstances", scale["alwaysReady"].Items.Sum(one => one["instanceCount"].Number).ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            yield return ("Costs__Plan", "premium");
            yield return ("Costs__PremiumSize", plan["sku.name"].Text);
            yield return ("Costs__MinimumInstances", plan["sku.capacity"].Text);
        }
    }

    private static string PlanOf(string profile) => profile switch
    {
        _ when profile.EndsWith("T4", StringComparison.Ordinal) => "container-apps-gpu-t4",
        _ when profile.EndsWith("A100", StringComparison.Ordinal) => "container-apps-gpu-a100",
        _ => "container-apps",
    };
}
