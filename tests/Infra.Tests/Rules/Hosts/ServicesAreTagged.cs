using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Roots;

namespace GenreFunctions.Infra.Tests.Rules.Hosts;

/// <summary>azd finds the group and the app of every service by their tags, of the kind that its root deploys to, and is told their names and addresses.</summary>
internal sealed class ServicesAreTagged : DeploymentRule
{
    private const string Tag = "azd-service-name";

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal) { ["function"] = AzureTypes.Site, ["containerapp"] = AzureTypes.ContainerApp };

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var infrastructure = deployment.Infrastructure;
        foreach (var group in deployment.Of("Microsoft.Resources/resourceGroups")
            .Where(group => group.Body["tags"].Member("azd-env-name").Text != deployment.Scenario.Parameters["environmentName"].Text))
            yield return At(group.Place, "azd does not find the resource group: its tag azd-env-name has to be the environment's name.");
        var services = AzdRoot.All(infrastructure).SelectMany(root => root.Services.Select(service => (Root: root, Name: service.Key, Host: service.Value["host"].Text)))
            .ToList();
        foreach (var host in AppHost.Of(deployment))
        {
            var tag = host.Resource.Body["tags"].Member(Tag);
            if (!services.Any(service => service.Name == tag.Text))
                yield return At(tag.Place, $"{host.Resource.Type} has the tag {Tag} '{tag}', and no azure.yaml has a service of that name.");
        }

        foreach (var (root, name, kind) in services
            .Where(service => AzdRoot.PlansOf(infrastructure, service.Root.Path).Any(plan => deployment.Scenario.Has("hostingPlan", plan))))
        {
            if (!Kinds.TryGetValue(kind, out var type) || !deployment.Of(type).Any(resource => resource.Body["tags"].Member(Tag).Is(name)))
                yield return At(root.Path, $"{root.Path} deploys {name} to a {kind}, and this plan makes none that is tagged so.");
            foreach (var output in new[] { $"SERVICE_{name.ToUpperInvariant()}_NAME", $"SERVICE_{name.ToUpperInvariant()}_URI" }
                .Where(output => !deployment.Outputs.ContainsKey(output)))
                yield return At(infrastructure.Main.Path, $"main.bicep has no output {output}, which azd and its hooks go by.");
        }
    }
}
