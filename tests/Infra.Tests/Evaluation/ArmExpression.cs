using System.Globalization;
using System.Text.RegularExpressions;

namespace GenreFunctions.Infra.Tests.Evaluation;

/// <summary>An expression in brackets of a template in JSON, in one round of a copy.</summary>
internal sealed partial class ArmExpression(IReadOnlyDictionary<string, Value> parameters, int round)
{
    public Value Evaluate(string text, Place place) =>
        text.StartsWith('[') && text.EndsWith(']') && !text.StartsWith("[[", StringComparison.Ordinal) ? Inner(text[1..^1].Trim(), place) : Value.Of(place, text);

    private Value Inner(string text, Place place)
    {
        if (Parameter().Match(text) is { Success: true } parameter)
            return parameters.TryGetValue(parameter.Groups["name"].Value, out var given) ? given : Value.Unknown(place, text);
        if (Item().Match(text) is { Success: true } item)
        {
            var list = Inner(item.Groups["list"].Value, place);
            return round < list.Items.Count ? list.Items[round] : Value.Unknown(place, text);
        }

        if (Length().Match(text) is { Success: true } length)
            return Value.Of(place, (long)Inner(length.Groups["of"].Value, place).Items.Count);
        if (Format().Match(text) is { Success: true } format)
        {
            var arguments = format.Groups["arguments"].Value.Split(", ").Select(argument => Inner(argument.Trim(), place).Text);
            return Value.Of(place, string.Format(CultureInfo.InvariantCulture, format.Groups["format"].Value, [.. arguments]));
        }

        return Value.Unknown(place, text);
    }

    [GeneratedRegex(@"^parameters\('(?<name>\w+)'\)$")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^(?<list>parameters\('\w+'\))\[copyIndex\(\)\]$")]
    private static partial Regex Item();

    [GeneratedRegex(@"^length\((?<of>parameters\('\w+'\))\)$")]
    private static partial Regex Length();

    [GeneratedRegex(@"^format\('(?<format>[^']*)', (?<arguments>.*)\)$")]
    private static partial Regex Format();
}
