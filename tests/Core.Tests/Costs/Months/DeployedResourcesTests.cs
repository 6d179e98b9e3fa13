using System.Text.RegularExpressions;
using GenreFunctions.Costs.Months;
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
        Assert.All(["host.json", "host.storage.json"], file => Assert.Contains(
            $"\"maxPollingInterval\": \"00:00:{DeployedResources.SecondsBetweenLooksIntoQueue}\"", File.ReadAllText(Path.Combine(RepositoryFolder.Path, file)), StringComparison.Ordinal));
        Assert.Contains("name: 'Basic'", Template("modules/registry.bicep"), StringComparison.Ordinal);
        Assert.Contains("var usesImage = !usesFlex", Template("main.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_AreThoseOfTheParameters()
    {
        var given = new MonthAssumptions();
        Assert.Equal(DeployedResources.LogGigabytesPerDay, DeployedParameters.Number("logDailyQuotaGb"));
        Assert.Equal(DeployedParameters.Number("uploadsCoolAfterDays"), given.CoolAfterDays);
        Assert.Equal(DeployedParameters.Number("keepDeletedDays"), given.KeepDeletedDays);
    }

    private static int Count(string text, string pattern) => Regex.Count(text, pattern, RegexOptions.Multiline);

    private static string Template(string name) => File.ReadAllText(Path.Combine(RepositoryFolder.Path, "infra", name));
}
