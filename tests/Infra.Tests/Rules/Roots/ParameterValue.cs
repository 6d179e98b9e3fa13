using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GenreFunctions.Infra.Tests.Rules.Roots;

/// <summary>A line of main.parameters.json.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Place">Where.</param>
/// <param name="Variable">The variable that it is taken from; <see langword="null"/> where it stands there itself.</param>
/// <param name="Default">What it is where the variable is not set; <see langword="null"/> where azd asks.</param>
/// <param name="IsReadable">Whether its text is a variable, and nothing but that.</param>
internal sealed partial record ParameterValue(string Name, Place Place, string? Variable, string? Default, bool IsReadable)
{
    public const string Path = "infra/main.parameters.json";

    public static IEnumerable<ParameterValue> All(Infrastructure infrastructure)
    {
        foreach (var (name, parameter) in infrastructure.Json(Path)?["parameters"] as JsonObject ?? [])
        {
            var place = infrastructure.Find(Path, $"\"{name}\"");
            if (parameter?["value"] is not JsonValue value || !value.TryGetValue(out string? text))
                yield return new ParameterValue(name, place, null, null, true);
            else if (Substitution().Match(text) is { Success: true } match)
                yield return new ParameterValue(name, place, match.Groups["variable"].Value, match.Groups["default"].Success ? match.Groups["default"].Value
                    : null, true);
            else
                yield return new ParameterValue(name, place, null, null, !text.Contains('$', StringComparison.Ordinal));
        }
    }

    [GeneratedRegex(@"^\$\{(?<variable>[A-Z][A-Z0-9_]*)(=(?<default>[^}]*))?\}$")]
    private static partial Regex Substitution();
}
