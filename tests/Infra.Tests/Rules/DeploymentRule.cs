using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules;

/// <summary>A rule for what is deployed, whatever that is.</summary>
internal abstract class DeploymentRule : Rule
{
    public sealed override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        var deployments = infrastructure.Deployments;
        var found = deployments.SelectMany(deployment => Check(deployment).Select(finding => (deployment.Scenario, Finding: finding)));
        foreach (var same in found.GroupBy(one => one.Finding))
        {
            var scenarios = same.Select(one => one.Scenario.Name).Distinct().ToList();
            yield return scenarios.Count == deployments.Count ? same.Key : same.Key with { Message = $"{same.Key.Message} (Deployed as \"{scenarios[0]}\".)" };
        }
    }

    protected abstract IEnumerable<Finding> Check(Deployment deployment);

    /// <summary>A finding where a value is not what it has to be.</summary>
    protected IEnumerable<Finding> Expect(DeployedResource resource, string path, string expected, string why) =>
        resource.Body[path] is var value && value.IsThere && value.Text == expected
            ? []
            : [At(value.Place, $"{path} of {resource} is {(value.IsThere ? $"'{value}'" : "not said")}, where '{expected}' is expected: {why}.")];
}
