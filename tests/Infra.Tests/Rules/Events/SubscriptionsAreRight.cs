using GenreFunctions.Functions.Storage;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Roots;

namespace GenreFunctions.Infra.Tests.Rules.Events;

/// <summary>Event Grid tells of every upload once it is whole, and of nothing else; what it cannot deliver it keeps.</summary>
internal sealed class SubscriptionsAreRight : DeploymentRule
{
    private static readonly string[] Ways = ["deliveryWithResourceIdentity", "deadLetterWithResourceIdentity"];

    // Azure's reference of Blob Storage events: these three calls finish a blob.
    private static readonly string[] Finishing = ["FlushWithClose", "PutBlob", "PutBlockList"];

    protected override IEnumerable<Finding> Check(Deployment deployment) => Subscriptions(deployment).SelectMany(subscription => Check(deployment, subscription));

    /// <summary>Subscriptions of this deployment, and of the hooks after it.</summary>
    internal static IEnumerable<DeployedResource> Subscriptions(Deployment deployment) =>
        deployment.Of(AzureTypes.Subscription).Concat(HookDeployment.Of(deployment).SelectMany(hook => hook.Deployed.Of(AzureTypes.Subscription)));

    /// <summary>The queues that subscriptions deliver into, on whichever plan.</summary>
    internal static IReadOnlySet<string> Queues(Infrastructure infrastructure) => Named(infrastructure, "deliveryWithResourceIdentity.destination.properties.queueName");

    /// <summary>The containers that they keep dead letters in.</summary>
    internal static IReadOnlySet<string> DeadLetters(Infrastructure infrastructure) =>
        Named(infrastructure, "deadLetterWithResourceIdentity.deadLetterDestination.properties.blobContainerName");

    private static HashSet<string> Named(Infrastructure infrastructure, string path) =>
        [.. infrastructure.Deployments.SelectMany(deployment => deployment.Of(AzureTypes.Subscription)).Select(subscription => subscription.Properties[path].Text)];

    private IEnumerable<Finding> Check(Deployment deployment, DeployedResource subscription)
    {
        var filter = subscription.Properties["filter"];
        if (filter["includedEventTypes"].Items is not [{ Text: "Microsoft.Storage.BlobCreated" }])
            yield return At(
                filter["includedEventTypes"].Place,
                $"{subscription} is of {filter["includedEventTypes"]}, where Microsoft.Storage.BlobCreated alone is expected.");
        var prefix = $"/blobServices/default/containers/{AudioStorage.UploadContainer}/blobs/";
        if (!filter["subjectBeginsWith"].Is(prefix))
            yield return At(
                filter["subjectBeginsWith"].Place,
                $"{subscription} is of subjects that begin with '{filter["subjectBeginsWith"]}', where {prefix} is expected.");
        var calls = filter["advancedFilters"].Items.FirstOrDefault(one => one["key"].Is("data.api") && one["operatorType"].Is("StringIn"));
        if (calls is null || !calls["values"].Items.Select(value => value.Text).Order(StringComparer.Ordinal).SequenceEqual(Finishing))
            yield return At(
                (calls ?? filter)["values"].Place,
                $"{subscription} has to be of data.api in {string.Join(", ", Finishing)}: others announce a blob that is not whole, and one that is missing is not heard of.");
        if (!subscription.Properties["eventDeliverySchema"].Is("EventGridSchema"))
            yield return At(subscription.Place, $"{subscription} delivers in {subscription.Properties["eventDeliverySchema"]}, where the trigger reads EventGridSchema.");
        var retries = subscription.Properties["retryPolicy"];
        if (retries["maxDeliveryAttempts"].Number is < 1 or > 30 || retries["eventTimeToLiveInMinutes"].Number is < 1 or > 1440)
            yield return At(
                retries.Place,
                $"{subscription} tries {retries["maxDeliveryAttempts"]} times for {retries["eventTimeToLiveInMinutes"]} minutes: Event Grid takes 1 to 30 and 1 to 1440.");
        var letters = subscription.Properties["deadLetterWithResourceIdentity.deadLetterDestination.properties"];
        if (!deployment.Of(AzureTypes.Container).Any(container => container.Name == letters["blobContainerName"].Text
            && container.Owner?.Owner?.Id == letters["resourceId"].Text))
            yield return At(
                letters.Place,
                $"{subscription} keeps what it cannot deliver in '{letters["blobContainerName"]}', and no container of that name is made in the account that it names.");
        foreach (var way in Ways)
        {
            var identity = subscription.Properties[$"{way}.identity"];
            if (subscription.Properties[way].IsThere && !deployment.Of(AzureTypes.Topic).Any(topic => Has(topic.Body["identity"], identity)))
                yield return At(identity.Place, $"{subscription} delivers or keeps dead letters as an identity that its topic does not have.");
        }
    }

    private static bool Has(Value topics, Value asked) =>
        asked["type"].Text == topics["type"].Text
            && (!asked["type"].Is("UserAssigned") || topics["userAssignedIdentities"].Members.ContainsKey(asked["userAssignedIdentity"].Text));
}
