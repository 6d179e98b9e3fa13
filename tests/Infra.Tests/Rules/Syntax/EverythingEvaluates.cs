namespace GenreFunctions.Infra.Tests.Rules.Syntax;

/// <summary>Deployed on paper, on every plan and with every choice, nothing is asked for that is not there.</summary>
internal sealed class EverythingEvaluates : Rule
{
    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        var problems = infrastructure.Deployments.SelectMany(deployment => deployment.Problems.Select(problem => (deployment.Scenario, problem.Place, problem.Problem)));
        foreach (var group in problems.GroupBy(problem => (problem.Place, problem.Problem)))
            yield return At(group.Key.Place, $"Deployed as \"{group.First().Scenario}\", {group.Key.Problem}.");
    }
}
