using GenreFunctions.Functions.Storage;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Events;
using GenreFunctions.Infra.Tests.Rules.Hosts;
using GenreFunctions.Infra.Tests.Rules.Settings;

namespace GenreFunctions.Infra.Tests.Rules.Access;

/// <summary>Everybody has the roles that their work needs, and none besides, each on the smallest thing that will do (docs/security.md).</summary>
internal sealed class RolesAreEnough : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        if (AppHost.Of(deployment) is not [var host, ..] || host.IdentityOf(deployment) is not { } app)
            yield break;
        var needed = Needed(deployment, host, app);
        var given = Grant.Of(deployment).ToList();
        foreach (var grant in needed.Where(need => !given.Any(one => one.Grant == need)))
            yield return At("infra/modules/access.bicep", $"{Who(deployment, grant)} lacks the role {grant.Role} on {What(grant.Scope)}.");
        foreach (var (grant, assignment) in given.Where(one => !needed.Contains(one.Grant)))
            yield return At(
                assignment.Place,
                $"{Who(deployment, grant)} has the role {grant.Role} on {What(grant.Scope)}, which its work does not need: take it away, or give it on less.");
    }

    private static List<Grant> Needed(Deployment deployment, AppHost host, DeployedResource app)
    {
        var grants = new List<Grant>();
        void Add(Value principal, BuiltInRole role, DeployedResource? on)
        {
            if (on is not null && !principal.IsEmpty)
                grants.Add(new Grant(principal.Text, role.Name, on.Id));
        }

        Value PrincipalOf(DeployedResource identity) => AzureProperties.Find(identity, "properties.principalId", identity.Place);
        DeployedResource? Only(string type) => deployment.Of(type).FirstOrDefault();
        var (audio, own, scheduler) = (host.AccountOf(deployment, AudioStorage.Connection), host.AccountOf(deployment, Connection.Host), Only(AzureTypes.Scheduler));
        var uploads = deployment.Of(AzureTypes.Container).FirstOrDefault(container => container.Name == AudioStorage.UploadContainer);

        // Index tags are written by owners only.
        var principal = PrincipalOf(app);
        Add(principal, BuiltInRole.BlobOwner, audio);
        Add(principal, BuiltInRole.QueueContributor, audio);
        Add(principal, BuiltInRole.BlobOwner, own);
        Add(principal, BuiltInRole.QueueContributor, own);
        Add(principal, BuiltInRole.TableContributor, scheduler is null ? own : null);
        Add(principal, BuiltInRole.DurableContributor, scheduler);
        Add(principal, BuiltInRole.MetricsPublisher, Only(AzureTypes.Component));
        Add(principal, BuiltInRole.AcrPull, Only(AzureTypes.Registry));
        Add(principal, BuiltInRole.CosmosContributor, Only(AzureTypes.Cosmos));

        // Event Grid, as the identity of its topic: into the queue and the container that subscriptions name, on this plan or another.
        foreach (var topic in deployment.Of(AzureTypes.Topic))
        {
            var events = deployment.Of(AzureTypes.Identity)
                .FirstOrDefault(identity => topic.Body["identity.userAssignedIdentities"].Members.ContainsKey(identity.Id)) is { } lent
                ? PrincipalOf(lent)
                : Value.Of(topic.Place, topic.OwnPrincipal);
            Add(events, BuiltInRole.QueueSender, deployment.Of(AzureTypes.Queue)
                .FirstOrDefault(queue => SubscriptionsAreRight.Queues(deployment.Infrastructure).Contains(queue.Name)));
            Add(events, BuiltInRole.BlobContributor, deployment.Of(AzureTypes.Container)
                .FirstOrDefault(container => SubscriptionsAreRight.DeadLetters(deployment.Infrastructure).Contains(container.Name)));
        }

        var people = deployment.Scenario.Parameters;
        if (people.TryGetValue("operatorPrincipalId", out var operators))
        {
            Add(operators, BuiltInRole.BlobContributor, uploads);
            Add(operators, BuiltInRole.DurableContributor, scheduler);
            Add(operators, BuiltInRole.CosmosReader, Only(AzureTypes.Cosmos));
        }

        foreach (var publisher in people.TryGetValue("publishers", out var publishers) ? publishers.Items : [])
            Add(publisher["principalId"], BuiltInRole.BlobContributor, uploads);
        return grants;
    }

    private static string Who(Deployment deployment, Grant grant) =>
        deployment.Of(AzureTypes.Identity).FirstOrDefault(identity =>
            AzureProperties.Find(identity, "properties.principalId", identity.Place).Text == grant.Principal) is { } identity
            ? string.Join('-', identity.Name.Split('-')[..^1])
            : deployment.Scenario.Parameters.FirstOrDefault(parameter => parameter.Value.Text.Contains(grant.Principal, StringComparison.Ordinal)).Key ?? grant.Principal;

    private static string What(string id) => id.StartsWith('/') ? string.Join('/', id.Split('/')[7..]) : id;
}
