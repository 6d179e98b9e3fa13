using System.Text.RegularExpressions;
using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Roots;

/// <summary>A file that a hook deploys, after everything else is there.</summary>
/// <param name="Hook">The script.</param>
/// <param name="File">What it deploys.</param>
/// <param name="Arguments">The parameters that it passes, each with the environment variable that it is taken from.</param>
/// <param name="Deployed">What comes of it.</param>
internal sealed partial record HookDeployment(string Hook, string File, IReadOnlyDictionary<string, string> Arguments, Deployment Deployed)
{
    /// <summary>What hooks deploy after this deployment. The ones that are there are for sites: container apps need none.</summary>
    public static IReadOnlyList<HookDeployment> Of(Deployment deployment) =>
        !deployment.Of(AzureTypes.Site).Any() ? [] : [.. HookScript.All(deployment.Infrastructure).SelectMany(script => Of(deployment, script))];

    /// <summary>The files and arguments that a script deploys.</summary>
    public static IEnumerable<(string File, IReadOnlyDictionary<string, string> Arguments)> Commands(HookScript script)
    {
        foreach (Match match in Command().Matches(script.Code))
        {
            var said = match.Groups["file"].Value;
            var line = said.StartsWith('$') && !said.Contains('/', StringComparison.Ordinal)
                ? script.Code.Split('\n').FirstOrDefault(one => one.TrimStart().StartsWith($"{said} = ", StringComparison.Ordinal)) ?? "" : said;
            var path = Path().Match(line).Value;
            var arguments = Argument().Matches(match.Groups["parameters"].Value)
                .ToDictionary(argument => argument.Groups["name"].Value, argument => argument.Groups["variable"].Value);
            yield return (Infrastructure.Resolve(script.Path, path), arguments);
        }
    }

    private static IEnumerable<HookDeployment> Of(Deployment deployment, HookScript script)
    {
        foreach (var (file, arguments) in Commands(script))
        {
            var parameters = arguments.Where(argument => deployment.Outputs.ContainsKey(argument.Value))
                .ToDictionary(argument => argument.Key, argument => deployment.Outputs[argument.Value]);
            var scenario = deployment.Scenario with { Parameters = parameters };
            yield return new HookDeployment(script.Path, file, arguments, Deployment.Of(deployment.Infrastructure, file, scenario));
        }
    }

    // In a shell: --template-file "$here/../x.bicep" \ --parameters "a=$A"; in PowerShell the path is in a variable, or joined on the spot.
    [GeneratedRegex("""--template-file\s+(?<file>\([^)]*\)|\S+)[\s\\`]+--parameters (?<parameters>[^\n|]*)""")]
    private static partial Regex Command();

    [GeneratedRegex(@"\.\./([\w-]+/)*[\w-]+\.bicep")]
    private static partial Regex Path();

    [GeneratedRegex("""(?<name>\w+)="?\$(env:)?\{?(?<variable>\w+)""")]
    private static partial Regex Argument();
}
