using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Resources;

/// <summary>No two resources are the same one.</summary>
internal sealed class ResourceIdsAreUnique : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment) =>
        deployment.Resources.GroupBy(resource => resource.Id, StringComparer.OrdinalIgnoreCase).SelectMany(group => group.Skip(1))
            .Select(resource => At(resource.Place, $"{resource} is made twice: give one of them another name."));
}
