using System.Text.RegularExpressions;
using GenreFunctions.Infra.Tests.Bicep;
using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Hosts;

/// <summary>Every host runs the version of .NET that the code is compiled for, and the version of Functions that its project names.</summary>
internal sealed partial class RuntimesAgree : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var infrastructure = deployment.Infrastructure;
        var version = Framework().Match(infrastructure.Text("Directory.Build.props") ?? "").Groups["version"].Value;
        var functions = Functions().Match(infrastructure.Text("functions/GenreFunctions.Functions.csproj") ?? "").Groups["version"].Value;
        foreach (var host in AppHost.Of(deployment))
        {
            var runtime = host.Resource.Properties["functionAppConfig.runtime"];
            var isFlex = host.Resource.Properties["functionAppConfig"].IsThere;
            if (isFlex && (!runtime["name"].Is("dotnet-isolated") || !runtime["version"].Is(version)))
                yield return At(runtime.Place, $"Flex runs {runtime["name"]} {runtime["version"]}, and the code is compiled for dotnet-isolated {version}.");
            foreach (var (name, expected) in new[] { ("FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated"), ("FUNCTIONS_EXTENSION_VERSION", $"~{functions}") })
            {
                var setting = host.Setting(name);
                if (isFlex ? setting.IsThere : !setting.Is(expected))
                    yield return At(
                        setting.IsThere ? setting.Place : host.Resource.Place,
                        isFlex ? $"Flex refuses the setting {name}: take it away." : $"The setting {name} is '{setting}', where {expected} is expected.");
            }
        }

        var images = infrastructure.Bicep.Values.SelectMany(file => file.Expressions.OfType<Expression.Literal>())
            .Select(literal => (literal.Place, Text: literal.Value as string ?? ""))
            .Concat(Lines(infrastructure, ImageIsWhole.Dockerfile))
                .SelectMany(one => Image().Matches(one.Text).Select(match => (one.Place, Tag: match.Groups["tag"].Value)));
        foreach (var (place, tag) in images.Where(image => !Version().IsMatch(image.Tag) || Version().Match(image.Tag).Groups["version"].Value != version))
            yield return At(place, $"The image's tag '{tag}' is not of .NET {version}, which the code is compiled for.");
    }

    private static IEnumerable<(Place Place, string Text)> Lines(Infrastructure infrastructure, string path) =>
        (infrastructure.Text(path) ?? "").Split('\n').Select((line, i) => (new Place(path, i + 1), line));

    [GeneratedRegex("<TargetFramework>net(?<version>[0-9.]+)<")]
    private static partial Regex Framework();

    [GeneratedRegex("<AzureFunctionsVersion>v(?<version>[0-9]+)<")]
    private static partial Regex Functions();

    [GeneratedRegex(@"mcr\.microsoft\.com/(dotnet/[a-z]+|azure-functions/[a-z-]+):(?<tag>\S+)")]
    private static partial Regex Image();

    [GeneratedRegex(@"(^|isolated)(?<version>[0-9]+\.[0-9]+)$")]
    private static partial Regex Version();
}
