using System.Text.RegularExpressions;

namespace GenreFunctions.Infra.Tests.Rules.Roots;

/// <summary>What hooks and pages of documentation ask azd for is there: an output of main.bicep, a name of main.parameters.json, or azd's own; what hooks remember, somebody reads.</summary>
internal sealed partial class HooksKnowTheirVariables : Rule
{
    // azd's page on environment variables.
    private static readonly string[] AzdsOwn = ["AZURE_ENV_NAME", "AZURE_LOCATION", "AZURE_SUBSCRIPTION_ID", "AZURE_TENANT_ID", "AZURE_PRINCIPAL_ID",
        "AZURE_RESOURCE_GROUP"];
    private static readonly string[] Docs = ["docs/platform.md", "docs/security.md"];

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        var settable = ParameterValue.All(infrastructure).Select(value => value.Variable).OfType<string>().ToHashSet();
        var outputs = infrastructure.Main.Outputs.Select(output => output.Name).ToHashSet();

        // azd fills in the group's name only where it is an output.
        var known = outputs.Concat(settable).Concat(AzdsOwn.Where(name => name != "AZURE_RESOURCE_GROUP")).ToHashSet();
        foreach (var script in HookScript.All(infrastructure).Where(script => script.IsShell))
        {
            var optional = Optional().Matches(script.Code).Select(match => match.Groups["name"].Value).ToHashSet();
            foreach (var name in Used().Matches(script.Code).Select(match => match.Groups["name"].Value).Distinct()
                .Where(name => !known.Contains(name) && !optional.Contains(name)))
                yield return At(infrastructure.Find(script.Path, name), $"{script.Path} needs {name}, which main.bicep does not put out.{Nearest.Hint(name, known)}");
            foreach (var name in Remembered().Matches(script.Code).Select(match => match.Groups["name"].Value).Distinct().Where(name => !settable.Contains(name)))
                yield return At(
                    infrastructure.Find(script.Path, name),
                    $"{script.Path} remembers {name}, which no parameter is taken from.{Nearest.Hint(name, settable)}");
        }

        foreach (var path in Docs)
        {
            foreach (var name in Asked().Matches(infrastructure.Text(path) ?? "").Select(match => match.Groups["name"].Value).Distinct()
                .Where(name => !known.Contains(name)))
                yield return At(infrastructure.Find(path, name), $"{path} asks azd for {name}, which main.bicep does not put out.{Nearest.Hint(name, known)}");
        }

        foreach (var output in infrastructure.Main.Outputs.Where(output => !UpperCase().IsMatch(output.Name)))
            yield return At(output.Place, $"The output {output.Name} becomes an environment variable: write it in capitals.");
    }

    [GeneratedRegex(@"\$\{?(?<name>[A-Z][A-Z0-9]*(_[A-Z0-9]+)+)")]
    private static partial Regex Used();

    [GeneratedRegex(@"\$\{(?<name>[A-Z][A-Z0-9_]*):-")]
    private static partial Regex Optional();

    [GeneratedRegex(@"azd env set (?<name>[A-Z][A-Z0-9_]*)")]
    private static partial Regex Remembered();

    [GeneratedRegex(@"azd env get-value (?<name>[A-Z][A-Z0-9_]*)")]
    private static partial Regex Asked();

    [GeneratedRegex("^[A-Z][A-Z0-9_]*$")]
    private static partial Regex UpperCase();
}
