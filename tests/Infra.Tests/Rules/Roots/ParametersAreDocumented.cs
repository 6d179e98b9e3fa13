using System.Globalization;
using System.Text.RegularExpressions;
using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Rules.Roots;

/// <summary>docs/platform.md has a row for every parameter, with its variable, its default, its limits and the values that it allows.</summary>
internal sealed partial class ParametersAreDocumented : Rule
{
    private const string Docs = "docs/platform.md";
    private const string Internal = "thisMonth";

    // What the table says where a default is empty, or somebody else sets it.
    private static readonly string[] Words = ["none", "nobody", "nowhere", "asked", "this month"];

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        var text = infrastructure.Text(Docs) ?? "";
        var rows = Row().Matches(text).Select(match =>
            (Variable: match.Groups["variable"].Value, Parameter: match.Groups["parameter"].Value, Default: match.Groups["default"].Value.Trim(),
            What: match.Groups["what"].Value)).ToList();
        var values = ParameterValue.All(infrastructure).ToDictionary(value => value.Name, value => value.Variable ?? "");
        foreach (var parameter in infrastructure.Main.Parameters.Where(parameter => parameter.Name != Internal))
        {
            var row = rows.FirstOrDefault(row => row.Parameter == parameter.Name);
            if (row.Parameter is null)
            {
                yield return At(Docs, $"{Docs} has no row for the parameter {parameter.Name}.");
                continue;
            }

            var place = infrastructure.Find(Docs, $"`{parameter.Name}`");
            if (values.TryGetValue(parameter.Name, out var variable) && variable != row.Variable)
                yield return At(place, $"{Docs} sets {parameter.Name} by '{row.Variable}', and {ParameterValue.Path} by '{variable}'.");
            var standard = ParametersAreSettable.DefaultOf(parameter);
            if (standard != row.Default && !row.Default.StartsWith("by ", StringComparison.Ordinal)
                && !(Words.Contains(row.Default) && standard is null or "" or "[]" or "{}"))
                yield return At(place, $"{Docs} says that {parameter.Name} is {row.Default} by default, and main.bicep says '{standard}'.");
            foreach (var word in (parameter.Allowed ?? []).Select(value => string.Create(CultureInfo.InvariantCulture, $"{value}"))
                .Where(word => !Regex.IsMatch(text, $@"\b{Regex.Escape(word)}\b")))
                yield return At(place, $"{parameter.Name} may be {word}, of which {Docs} does not speak.");
            if (Range().Match(row.What) is { Success: true } range
                && (Limit(parameter, "minValue") != range.Groups["least"].Value || Limit(parameter, "maxValue") != range.Groups["most"].Value))
                yield return At(
                    place,
                    $"{Docs} says that {parameter.Name} is from {range.Groups["least"]} to {range.Groups["most"]}, and main.bicep from {Limit(parameter, "minValue")} to {Limit(parameter, "maxValue")}.");
        }

        foreach (var (_, name, _, _) in rows.Where(row => !infrastructure.Main.Parameters.Any(parameter => parameter.Name == row.Parameter)))
            yield return At(infrastructure.Find(Docs, $"`{name}`"), $"{Docs} has a row for {name}, and main.bicep has no such parameter.");
    }

    private static string Limit(Declaration.Parameter parameter, string which) => parameter.Limit(which)?.ToString(CultureInfo.InvariantCulture) ?? "";

    [GeneratedRegex(@"^\| (`(?<variable>[A-Z][A-Z0-9_]*)`)? ?\| `(?<parameter>\w+)` \| (?<default>[^|]*)\| (?<what>[^|\n]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^(?<least>\d+) to (?<most>\d+)")]
    private static partial Regex Range();
}
