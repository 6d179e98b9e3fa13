using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Access;

/// <summary>A role for an identity that was made a moment ago says that it is one: Azure may not have heard of it yet. And it has a name that follows from what it gives.</summary>
internal sealed class RolesAreTyped : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var identities = deployment.Of(AzureTypes.Identity).Select(identity => AzureProperties.Find(identity, "properties.principalId", identity.Place).Text).ToHashSet();
        foreach (var assignment in deployment.Of(AzureTypes.Role))
        {
            if (assignment.Properties["principalId"].IsEmpty)
                yield return At(assignment.Place, $"{assignment} is for nobody: say its principalId.");
            if (identities.Contains(assignment.Properties["principalId"].Text) && !assignment.Properties["principalType"].Is("ServicePrincipal"))
                yield return At(assignment.Place, "A role for an identity has to say principalType: 'ServicePrincipal', or a first deployment fails now and then.");
            if (!assignment.Properties["roleDefinitionId"].Text.StartsWith($"{Deployer.Subscription}/providers/Microsoft.Authorization/roleDefinitions/",
                StringComparison.Ordinal))
                yield return At(
                    assignment.Properties["roleDefinitionId"].Place,
                    $"'{assignment.Properties["roleDefinitionId"]}' is the id of no role of the subscription.");
            if (!Guid.TryParse(assignment.Name, out _))
                yield return At(assignment.Place, $"A role assignment is called '{assignment.Name}', and Azure takes GUIDs only: name it by guid(…).");
        }
    }
}
