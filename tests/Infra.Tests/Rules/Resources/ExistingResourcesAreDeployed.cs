using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Roots;

namespace GenreFunctions.Infra.Tests.Rules.Resources;

/// <summary>What one file refers to as existing, another one makes; that goes for the files that hooks deploy afterwards, too.</summary>
internal sealed class ExistingResourcesAreDeployed : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var made = deployment.Resources.Select(resource => resource.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var later = HookDeployment.Of(deployment).SelectMany(hook => hook.Deployed.Everything);
        return deployment.Everything.Concat(later).Where(resource => resource.IsExisting && !made.Contains(resource.Id))
            .Select(resource => At(resource.Place, $"{resource} is taken as existing, and nothing makes it: correct its name, or make it."));
    }
}
