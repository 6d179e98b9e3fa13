using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Roots;

namespace GenreFunctions.Infra.Tests.Rules.Resources;

/// <summary>Properties are called as Azure calls them: those in use are listed in azure-properties.txt, where all but those of the templates in plain JSON were compared with Azure's type descriptions.</summary>
internal sealed class PropertiesAreAzures : DeploymentRule
{
    public const string List = "tests/Infra.Tests/Rules/Resources/azure-properties.txt";

    // Below these, names are the template's own.
    private static readonly string[] Free = ["tags", "identity.userAssignedIdentities", "properties.notifications"];

    private static readonly Lazy<HashSet<string>> Known = new(() => [.. File.ReadLines(Path.Combine(RepositoryFolder.Path, List)).Where(line => line.Length > 0)]);

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var resource in deployment.Resources.Concat(HookDeployment.Of(deployment).SelectMany(hook => hook.Deployed.Resources)))
        {
            foreach (var (path, place) in Paths("", resource.Body).Where(one => !Known.Value.Contains($"{resource.Type} {one.Path}")))
            {
                var others = Known.Value.Where(known => known.StartsWith($"{resource.Type} ", StringComparison.Ordinal)).Select(known => known[(resource.Type.Length + 1)..]);
                yield return At(
                    place,
                    $"{path} is no property of a {resource.Type} that this check knows.{Nearest.Hint(path, others)} If Azure has it, add the line '{resource.Type} {path}' to {List}.");
            }
        }
    }

    /// <summary>The names of an object and of all below, without the numbers of items.</summary>
    public static IEnumerable<(string Path, Place Place)> Paths(string path, Value value) => value.Kind switch
    {
        ValueKind.Map => value.Members.SelectMany(member => Paths(path.Length == 0 ? member.Key : $"{path}.{(Free.Contains(path) ? "*" : member.Key)}", member.Value)
            .Prepend((path.Length == 0 ? member.Key : $"{path}.{(Free.Contains(path) ? "*" : member.Key)}", member.Value.Place))),
        ValueKind.List => value.Items.SelectMany(item => Paths(path, item)),
        _ => [],
    };
}
