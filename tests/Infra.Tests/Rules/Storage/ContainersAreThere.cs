using GenreFunctions.Functions.Storage;
using GenreFunctions.Infra.Tests.Code;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Infra.Tests.Rules.Storage;

/// <summary>Containers and queues that the code names are made, in the account that its setting leads to.</summary>
internal sealed class ContainersAreThere : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var host in AppHost.Of(deployment))
        {
            foreach (var (connection, type, name) in Named().Distinct())
            {
                if (host.AccountOf(deployment, connection) is { } account && !deployment.Of(type).Any(made => made.Name == name && made.Owner?.Owner?.Id == account.Id))
                    yield return At(
                        account.Place,
                        $"The app uses {name} in {account}, and no {type.Split('/')[^1].TrimEnd('s')} of that name is made: correct its name in storage.bicep.");
            }
        }
    }

    private static IEnumerable<(string Connection, string Type, string Name)> Named() =>
    [
        (AudioStorage.Connection, AzureTypes.Container, AudioStorage.UploadContainer),
        (AudioStorage.Connection, AzureTypes.Container, AudioStorage.StagingContainer),
        (AudioStorage.Connection, AzureTypes.Queue, AudioStorage.PoisonQueue),
        .. AppFunction.Triggers<BlobTriggerAttribute>().Select(trigger => (trigger.Connection!, AzureTypes.Container, trigger.BlobPath.Split('/')[0])),
        .. AppFunction.Triggers<QueueTriggerAttribute>().Select(trigger => (trigger.Connection!, AzureTypes.Queue, trigger.QueueName)),
    ];
}
