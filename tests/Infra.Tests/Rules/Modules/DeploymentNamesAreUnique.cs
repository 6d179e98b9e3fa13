namespace GenreFunctions.Infra.Tests.Rules.Modules;

/// <summary>Two deployments of one name in one group would overwrite each other.</summary>
internal sealed class DeploymentNamesAreUnique : Rule
{
    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        var twice = infrastructure.Deployments.SelectMany(deployment => deployment.Modules.GroupBy(module => module.Name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(group => group.Skip(1)));
        foreach (var module in twice.DistinctBy(module => (module.Declaration.Place, module.Name)))
            yield return At(module.Declaration.Place, $"Another module is deployed as '{module.Name}' at the same time: give this one a name of its own.");
    }
}
