using GenreFunctions.Functions.Storage;
using GenreFunctions.Infra.Tests.Code;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Infra.Tests.Rules.Events;

/// <summary>On every plan somebody is told of uploads: the webhook of a trigger in the code, or a queue that a trigger reads.</summary>
internal sealed class UploadsAreHeardOf : DeploymentRule
{
    private const string Docs = "docs/platform.md";

    private static readonly string[] Announcing = [AudioStorage.AnnouncementQueue, AudioStorage.PoisonedAnnouncementQueue];

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var subscriptions = SubscriptionsAreRight.Subscriptions(deployment).ToList();
        if (subscriptions.Count == 0)
            yield return At(deployment.Infrastructure.Main.Path, "Nobody is told of uploads on this plan: there is no subscription, neither here nor in a hook.");
        foreach (var subscription in subscriptions)
        {
            foreach (var finding in Check(deployment, subscription))
                yield return finding;
        }
    }

    private IEnumerable<Finding> Check(Deployment deployment, DeployedResource subscription)
    {
        var webhook = subscription.Properties["destination"];
        var queue = subscription.Properties["deliveryWithResourceIdentity.destination"];
        if (AppHost.Of(deployment) is not [var host, ..])
            yield break;
        if (webhook["endpointType"].Is("WebHook"))
        {
            var url = webhook["properties.endpointUrl"];
            var triggers = AppFunction.All.Where(function => function.Trigger is BlobTriggerAttribute { Source: BlobTriggerSource.EventGrid }
                && !host.IsOff(function.Name)).Select(function => function.Name).ToList();
            var expected = triggers.Select(name => $"https://{AzureProperties.Find(host.Resource, "properties.defaultHostName", host.Resource.Place)}/runtime/webhooks/blobs?functionName=Host.Functions.{name}&code=").ToList();
            if (!expected.Any(begin => url.Text.StartsWith(begin, StringComparison.Ordinal)))
                yield return At(url.Place, $"Event Grid would call {url.Text.Split("&code=")[0]}, where {string.Join(" or ", expected)} is expected.");
            foreach (var idle in AppFunction.All.Where(function => function.Trigger is QueueTriggerAttribute trigger && Announcing.Contains(trigger.QueueName) && !host.IsOff(function.Name)))
                yield return At(url.Place, $"News comes by the webhook, and {idle.Name} looks into a queue that stays empty, which costs: switch it off.");
            var key = $"<listKeys({host.Resource.Id}/host/default, {host.Resource.ApiVersion})>.systemKeys.blobs_extension";
            if (!url.Text.EndsWith($"&code={key}", StringComparison.Ordinal))
                yield return At(
                    url.Place,
                    $"Event Grid calls with a key that is not systemKeys.blobs_extension of the app's host ({key}), which the blob trigger asks for.");
        }
        else if (queue["endpointType"].Is("StorageQueue"))
        {
            var name = queue["properties.queueName"].Text;
            if (!deployment.Of(AzureTypes.Queue).Any(made => made.Name == name && made.Owner?.Owner?.Id == queue["properties.resourceId"].Text))
                yield return At(queue.Place, $"{subscription} delivers into the queue '{name}', which is not made in the account that it names.");
            if (!AppFunction.All.Any(function => function.Trigger is QueueTriggerAttribute trigger && trigger.QueueName == name && !host.IsOff(function.Name))
                && !IsAdmitted(deployment.Infrastructure, name))
                yield return At(
                    queue.Place,
                    $"{subscription} delivers into the queue '{name}', which no function of the app reads, and the part of {Docs} on what is missing does not say so.");
        }
        else
        {
            yield return At(subscription.Place, $"{subscription} delivers to nobody that this check knows.");
        }
    }

    private static bool IsAdmitted(Infrastructure infrastructure, string queue) =>
        infrastructure.Text(Docs)?.Split("## Not yet").ElementAtOrDefault(1)?.Contains($"`{queue}`", StringComparison.Ordinal) == true;
}
