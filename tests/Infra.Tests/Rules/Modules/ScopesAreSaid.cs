namespace GenreFunctions.Infra.Tests.Rules.Modules;

/// <summary>A file for a subscription says of each module for a resource group which group is meant.</summary>
internal sealed class ScopesAreSaid : Rule
{
    private static readonly string[] Scopes = ["resourceGroup", "subscription", "managementGroup", "tenant"];

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var file in infrastructure.Bicep.Values.Where(file => !Scopes.Contains(file.TargetScope)))
            yield return At(file.Path, $"targetScope is '{file.TargetScope}', where one of {string.Join(", ", Scopes)} is expected.");
        foreach (var file in infrastructure.Bicep.Values.Where(file => file.TargetScope == "subscription"))
        {
            foreach (var module in file.Modules.Where(module => module.Content?.Find("scope") is null))
            {
                if (!infrastructure.Bicep.TryGetValue(Infrastructure.Resolve(file.Path, module.Path), out var target) || target.TargetScope == "resourceGroup")
                    yield return At(module.Place, $"The module {module.Name} is for a resource group and is not told which: add scope.");
            }
        }
    }
}
