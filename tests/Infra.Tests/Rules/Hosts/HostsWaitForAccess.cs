using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Rules.Hosts;

/// <summary>What runs or delivers is deployed after the roles that it needs for that.</summary>
internal sealed class HostsWaitForAccess : Rule
{
    private static readonly string[] Waiting = [AzureTypes.Site, AzureTypes.ContainerApp, AzureTypes.Subscription];

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        var main = infrastructure.Main;
        var giving = main.Modules.Where(module => Makes(infrastructure, main, module, AzureTypes.Role)).Select(module => module.Name).ToHashSet();
        foreach (var module in main.Modules.Where(module => Waiting.Any(type => Makes(infrastructure, main, module, type))))
        {
            var named = module.Body.All().OfType<Expression.Name>().Select(name => name.Identifier).ToHashSet();
            foreach (var missing in giving.Except(named))
                yield return At(
                    module.Place,
                    $"{module.Name} does not wait for {missing}, and may start before its identity may do anything: add dependsOn: [{missing}].");
        }

        if (giving.Count == 0)
            yield return At(main.Path, "No module gives roles.");
    }

    private static bool Makes(Infrastructure infrastructure, BicepFile file, Declaration.Module module, string type) =>
        infrastructure.Bicep.TryGetValue(Infrastructure.Resolve(file.Path, module.Path), out var target)
            && target.Resources.Any(resource => resource.Type == type && !resource.IsExisting);
}
