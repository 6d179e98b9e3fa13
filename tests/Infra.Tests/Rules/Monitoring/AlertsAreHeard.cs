using System.Xml;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Infra.Tests.Code;
using GenreFunctions.Infra.Tests.Evaluation;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Infra.Tests.Rules.Monitoring;

/// <summary>Alerts ask over a time at least as long as the time between two questions, tell somebody where somebody is named, and do not leave out a song that nobody could tag.</summary>
internal sealed class AlertsAreHeard : DeploymentRule
{
    private const string MetricAlert = "Microsoft.Insights/metricAlerts";

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var groups = deployment.Of("Microsoft.Insights/actionGroups").Select(group => group.Id).ToList();
        var logs = deployment.Of(AzureTypes.LogAlert).ToList();
        foreach (var alert in logs.Concat(deployment.Of(MetricAlert)))
        {
            var (frequency, window) = (alert.Properties["evaluationFrequency"], alert.Properties["windowSize"]);
            if (Span(frequency) is not { } every || Span(window) is not { } over || every > over)
                yield return At(
                    frequency.Place,
                    $"{alert.Name.Split('-')[1]} is asked every {frequency} over {window}: what happens in between is not seen, or these are no durations.");
            if (!alert.Properties["enabled"].Is(true))
                yield return At(alert.Properties["enabled"].Place, $"{alert.Name.Split('-')[1]} is off.");
            var told = alert.Type == MetricAlert ? alert.Properties["actions"].Items.Select(action => action["actionGroupId"].Text)
                : alert.Properties["actions.actionGroups"].Items.Select(action => action.Text);
            if (deployment.Scenario.Parameters.ContainsKey("alertEmail") && !told.Any(groups.Contains))
                yield return At(alert.Place, $"{alert.Name.Split('-')[1]} tells nobody, although an address is given.");
        }

        foreach (var function in AppFunction.All.Where(function => function.Trigger is QueueTriggerAttribute { QueueName: AudioStorage.PoisonQueue }))
        {
            // By the function's executions, or by a measure of what it finds.
            var queries = logs.SelectMany(alert => alert.Properties["criteria.allOf"].Items).Select(criterion => criterion["query"].Text);
            var words = Instruments.Names.Where(name => name.Contains("poison", StringComparison.Ordinal)).Append(function.Name).ToList();
            if (!queries.Any(query => words.Any(word => query.Contains($"\"{word}\"", StringComparison.Ordinal))))
                yield return At("infra/modules/alerts.bicep", $"No alert asks for {string.Join(" or ", words)}: nobody would hear of a song that could not be tagged.");
        }
    }

    private static TimeSpan? Span(Value value)
    {
        try
        {
            return XmlConvert.ToTimeSpan(value.Text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
