using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Access;

/// <summary>Somebody has a role on something.</summary>
internal sealed record Grant(string Principal, string Role, string Scope)
{
    /// <summary>The only role that is made here.</summary>
    public const string Publisher = "GenreFunctions publisher";

    /// <summary>All that are given.</summary>
    public static IEnumerable<(Grant Grant, DeployedResource Assignment)> Of(Deployment deployment)
    {
        foreach (var assignment in deployment.Of(AzureTypes.Role).Concat(deployment.Of(AzureTypes.CosmosRole)))
        {
            var id = assignment.Properties["roleDefinitionId"].Text.Split('/')[^1];
            var role = BuiltInRole.All.FirstOrDefault(role => role.Id == id)?.Name ?? (deployment.Of(AzureTypes.RoleDefinition).Any(made => made.Name == id) ? Publisher : id);
            var scope = assignment.Type == AzureTypes.CosmosRole ? assignment.Properties["scope"].Text : assignment.Owner?.Id ?? "the resource group";
            yield return (new Grant(assignment.Properties["principalId"].Text, role, scope), assignment);
        }
    }
}
