using System.Globalization;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;
using GenreFunctions.Infra.Tests.Rules.Settings;

namespace GenreFunctions.Infra.Tests.Rules.Money;

/// <summary>Months and simulations are computed by the instances that are deployed: how many, how large, and what each does at a time.</summary>
internal sealed class InstancesAgree : DeploymentRule
{
    // Parameters that a scenario may set otherwise than the defaults, which the code has.
    private static readonly string[] Minimums = ["flexAlwaysReady", "premiumMinimumInstances", "containerMinimumReplicas"];
    private static readonly string[] Maximums = ["flexMaximumInstances", "premiumMaximumInstances", "containerMaximumReplicas"];
    private const string Vcpus = "containerVcpus";

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var host in AppHost.Of(deployment).Where(host => BillingPlans.Names.Contains(host.Setting("Costs__Plan").Text)))
        {
            if (Size(host) is not { } size)
            {
                yield return At(host.Resource.Place, $"The code knows no instance of the size that the settings say ({nameof(InstanceSizes)}).");
                continue;
            }

            foreach (var (what, deployed, counted) in Figures(deployment, host, size))
            {
                var figure = counted.ToString("0.###", CultureInfo.InvariantCulture);
                if (deployed.Text != figure)
                    yield return At(deployed.Place, $"{what}: deployed is '{deployed}', and the code counts {figure} ({nameof(DeployedInstances)}, {nameof(InstanceSizes)}).");
            }
        }
    }

    private static IEnumerable<(string What, Value Deployed, decimal Counted)> Figures(Deployment deployment, AppHost host, InstanceSize size)
    {
        var plan = host.Setting("Costs__Plan").Text;
        var (most, least, cores) = Deployed(deployment, host);
        if (!Maximums.Any(deployment.Scenario.Parameters.ContainsKey))
            yield return ($"Instances of {plan} at most", most, DeployedInstances.Most[plan]);
        if (!Minimums.Any(deployment.Scenario.Parameters.ContainsKey))
            yield return ($"Instances of {plan} that always run", least, DeployedInstances.Least[plan]);
        if (host.IsContainerApp && !deployment.Scenario.Parameters.ContainsKey(Vcpus))
            yield return ($"vCPUs of {plan}", cores, plan == "container-apps" ? DeployedInstances.ContainerVcpus : size.Vcpus);
        if (HostConfiguration.Of(deployment, host)[$"{HostConfiguration.DurableTask}maxConcurrentActivityFunctions"] is { } activities)
            yield return ($"Activities at a time of an instance of {plan} with {size.Vcpus.ToString(CultureInfo.InvariantCulture)} cores", activities, DeployedInstances.ActivitiesAtATime(size));
    }

    // The size as the settings have it: that it is what is deployed is SizesAgree's.
    private static InstanceSize? Size(AppHost host)
    {
        try
        {
            var sizes = new PlanOptions
            {
                FlexMemoryMb = (int)Number("Costs__FlexMemoryMb", host),
                PremiumSize = host.Setting("Costs__PremiumSize").Text,
                ContainerVcpus = Number("Costs__ContainerVcpus", host),
                ContainerMemoryGib = Number("Costs__ContainerMemoryGib", host),
            };
            return InstanceSizes.Of(host.Setting("Costs__Plan").Text, sizes);
        }
        catch (Exception unknown) when (unknown is ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static decimal Number(string setting, AppHost host) => decimal.Parse(host.Setting(setting).Text, CultureInfo.InvariantCulture);

    private static (Value Most, Value Least, Value Vcpus) Deployed(Deployment deployment, AppHost host)
    {
        var properties = host.Resource.Properties;
        if (host.IsContainerApp)
            return (properties["template.scale.maxReplicas"], properties["template.scale.minReplicas"], host.Container["resources.cpu"]);
        if (properties["functionAppConfig"].IsThere)
            return (properties["functionAppConfig.scaleAndConcurrency.maximumInstanceCount"], Sum(properties["functionAppConfig.scaleAndConcurrency.alwaysReady"]), default!);
        var plan = deployment.Of(AzureTypes.Plan).First();
        return (plan.Properties["maximumElasticWorkerCount"], plan.Body["sku.capacity"], default!);
    }

    private static Value Sum(Value alwaysReady) => Value.Of(alwaysReady.Place, (long)alwaysReady.Items.Sum(one => one["instanceCount"].Number));
}
