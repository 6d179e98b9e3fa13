using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Roots;

namespace GenreFunctions.Infra.Tests.Rules.Resources;

/// <summary>Properties that take one of a few words have one of them.</summary>
internal sealed class WordsAreAzures : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var resources = deployment.Resources.Concat(HookDeployment.Of(deployment).SelectMany(hook => hook.Deployed.Resources));
        foreach (var resource in resources)
        {
            foreach (var (path, value) in Leaves("", resource.Body))
            {
                if (Known(resource.Type, path) is { } words && !words.Contains(value.Text))
                    yield return At(
                        value.Place,
                        $"{path} of a {resource.Type} is '{value}', where {string.Join(" or ", words)} is expected.{Nearest.Hint(value.Text, words)}");
            }
        }
    }

    // Names that the template chose itself are an asterisk in the table.
    private static string[]? Known(string type, string path)
    {
        if (AzureWords.All.TryGetValue($"{type} {path}", out var words))
            return words;
        var parts = path.Split('.');
        for (var i = 0; i < parts.Length; i++)
        {
            if (AzureWords.All.TryGetValue($"{type} {string.Join('.', parts.Select((part, at) => at == i ? "*" : part))}", out words))
                return words;
        }

        return null;
    }

    private static IEnumerable<(string Path, Value Value)> Leaves(string path, Value value) => value.Kind switch
    {
        ValueKind.Map => value.Members.SelectMany(member => Leaves(path.Length == 0 ? member.Key : $"{path}.{member.Key}", member.Value)),
        ValueKind.List => value.Items.SelectMany(item => Leaves(path, item)),
        ValueKind.Text or ValueKind.Flag or ValueKind.Number => [(path, value)],
        _ => [],
    };
}
