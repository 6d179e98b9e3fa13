using System.Text.RegularExpressions;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Access;

/// <summary>A publisher's role has a condition that keeps it below the folder of its name, in the container of uploads.</summary>
internal sealed partial class PublishersStayBelowTheirName : DeploymentRule
{
    private const string Blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";

    // All that the role may do with a blob: what the condition does not name it does not keep.
    private static readonly string[] Actions = ["add/action", "delete", "move/action", "read", "write"];

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var publisher in deployment.Scenario.Parameters.TryGetValue("publishers", out var publishers) ? publishers.Items : [])
        {
            foreach (var (grant, assignment) in Grant.Of(deployment).Where(one => one.Grant.Principal == publisher["principalId"].Text))
            {
                var condition = assignment.Properties["condition"];
                if (!grant.Scope.EndsWith($"/containers/{AudioStorage.UploadContainer}", StringComparison.Ordinal))
                    yield return At(
                        assignment.Place,
                        $"A publisher has {grant.Role} on {grant.Scope.Split('/')[^1]}, where the container {AudioStorage.UploadContainer} is meant.");
                if (!assignment.Properties["conditionVersion"].Is("2.0"))
                    yield return At(
                        assignment.Properties["conditionVersion"].Place,
                        $"conditionVersion is '{assignment.Properties["conditionVersion"]}', where 2.0 is the one that knows paths.");
                if (!condition.Text.Contains($"@Resource[{Blobs}:path] StringStartsWith '{publisher["name"]}/'", StringComparison.Ordinal))
                    yield return At(
                        condition.Place,
                        "A publisher's role does not end at its own folder: the condition has to compare the blob's path with its name and a slash.");
                foreach (var action in Actions.Where(action => !condition.Text.Contains($"ActionMatches{{'{Blobs}/{action}'}}", StringComparison.Ordinal)))
                    yield return At(condition.Place, $"The condition on publishers does not name {action}, so that it is free of it.");
                if (!Whole().IsMatch(condition.Text))
                    yield return At(condition.Place, $"The condition on publishers is not of the form ((not these actions) OR (the path begins so)): {condition}");
            }
        }
    }

    [GeneratedRegex(@"^\(\(!\(ActionMatches\{'[^']+'\}\)( AND !\(ActionMatches\{'[^']+'\}\))*\) OR \(@Resource\[[^\]]+\] StringStartsWith '[^']+'\)\)$")]
    private static partial Regex Whole();
}
