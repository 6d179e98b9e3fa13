using System.Text.Json;
using System.Text.RegularExpressions;
using GenreFunctions.Costs.Months;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Tests.Support;

namespace GenreFunctions.Tests.Costs.Months;

/// <summary>What is counted by the hour against the templates that make it.</summary>
public sealed class DeployedResourcesTests
{
    [Fact]
    public void Alerts_AreThoseOfTheTemplate()
    {
        var alerts = Template("modules/alerts.bicep");

        Assert.Equal(DeployedResources.AlertsEveryFiveMinutes, Count(alerts, @"^    frequency: 'PT5M'"));
        Assert.Equal(DeployedResources.AlertsEveryQuarterHour, Count(alerts, @"^    frequency: 'PT15M'"));
        Assert.Equal(DeployedResources.AlertsEveryFiveMinutes + DeployedResources.AlertsEveryQuarterHour, Count(alerts, "^    frequency: '"));
        Assert.Equal(DeployedResources.AlertsOnMetrics, Count(alerts, "'Microsoft.Insights/metricAlerts@"));
    }

    [Fact]
    public void Network_HasTheDoorsOfTheTemplate_AndTheirNames()
    {
        var doors = Template("modules/private-endpoints.bicep");
        var always = doors[doors.IndexOf("var always", StringComparison.Ordinal)..doors.IndexOf("var orchestrations", StringComparison.Ordinal)];
        var groups = Regex.Matches(always, "group: '([^']+)'").Select(match => match.Groups[1].Value).Append("scheduler").ToArray();

        Assert.Contains("[{ name: 'scheduler'", doors, StringComparison.Ordinal);
        Assert.Equal((DeployedResources.PrivateEndpoints, DeployedResources.PrivateZones), (groups.Length, groups.Distinct().Count()));
        Assert.Equal((1, 1), (Count(Template("modules/network.bicep"), "natGateways@"), Count(Template("modules/network.bicep"), "publicIPAddresses@")));
    }

    [Fact]
    public void Queues_AndTheRegistry_AreThoseOfTheTemplates()
    {
        Assert.Equal(DeployedResources.Queues, Count(Template("modules/storage.bicep"), "^var [a-z]+Queue ="));
        Assert.Contains("name: 'Basic'", Template("modules/registry.bicep"), StringComparison.Ordinal);
        Assert.Contains("var usesImage = !usesFlex", Template("main.bicep"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("premiumMaximumInstances", "premium")]
    [InlineData("containerMaximumReplicas", "container-apps")]
    [InlineData("containerMaximumReplicas", "container-apps-gpu-t4")]
    [InlineData("containerMaximumReplicas", "container-apps-gpu-a100")]
    public void Limits_AreThoseOfTheParameters(string parameter, string plan) => Assert.Equal(Parameter(parameter), DeployedResources.MostInstances[plan]);

    [Fact]
    public void Defaults_AreThoseOfTheParameters()
    {
        var given = new MonthAssumptions();
        Assert.Equal(DeployedResources.LogGigabytesPerDay, Parameter("logDailyQuotaGb"));
        Assert.Equal(DeployedResources.ContainerVcpus, Parameter("containerVcpus"));
        Assert.Equal(Parameter("uploadsCoolAfterDays"), given.CoolAfterDays);
        Assert.Equal(Parameter("keepDeletedDays"), given.KeepDeletedDays);
        Assert.Equal(Parameter("containerMinimumReplicas"), DeployedResources.Sizes("container-apps", new PlanOptions(), null).MinimumInstances);
        Assert.Equal(Parameter("flexAlwaysReady"), DeployedResources.Sizes("flex", new PlanOptions(), null).MinimumInstances ?? 0);
        Assert.Equal(Parameter("premiumMinimumInstances"), DeployedResources.Sizes("premium", new PlanOptions(), null).MinimumInstances ?? 1);
        Assert.Equal(Parameter("flexInstanceMemoryMb"), new PlanOptions().FlexMemoryMb);
    }

    [Theory]
    [InlineData("premium", "EP1", 1)]
    [InlineData("premium", "EP3", 4)]
    [InlineData("container-apps", "EP1", 2)]
    [InlineData("container-apps-gpu-t4", "EP1", 8)]
    [InlineData("container-apps-gpu-a100", "EP1", 24)]
    public void SideBySide_IsTheCores_UnlessGiven(string plan, string size, int cores)
    {
        var sizes = new PlanOptions { PremiumSize = size, ContainerVcpus = 2 };
        Assert.Equal((cores, 3), (DeployedResources.Sizes(plan, sizes, null).SideBySide, DeployedResources.Sizes(plan, sizes, 3).SideBySide));
    }

    private static int Count(string text, string pattern) => Regex.Count(text, pattern, RegexOptions.Multiline);

    private static string Template(string name) => File.ReadAllText(Path.Combine(RepositoryFolder.Path, "infra", name));

    /// <summary>The default of <c>${NAME=default}</c>.</summary>
    private static int Parameter(string name)
    {
        using var file = JsonDocument.Parse(Template("main.parameters.json"));
        var value = file.RootElement.GetProperty("parameters").GetProperty(name).GetProperty("value").GetString()!;
        return int.Parse(Regex.Match(value, "=(-?[0-9]+)}$").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }
}
