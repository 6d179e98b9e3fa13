using System.Globalization;
using System.Text.RegularExpressions;
using GenreFunctions.Tests.Support;

namespace GenreFunctions.Tests.Costs;

/// <summary>docs/cost-model.md, taken apart: its price table, its examples, and its sums.</summary>
internal sealed partial class CostModelDocument
{
    private CostModelDocument(string[] lines)
    {
        Prices = [.. lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim('|', ' ').Split('|').Select(cell => cell.Trim().Trim('`')).ToArray())];
        foreach (var (language, name, content) in Blocks(lines))
        {
            if (language == "cost")
                Examples.Add(name, CostExample.Read(name, content));
            else if (language == "month")
                Months.Add(name, MonthExample.Read(content));
            else if (language == "sum")
                Sums.Add(name, [.. content.Select(line => SumLine().Match(line).Groups).Select(groups => (groups[1].Value, groups[2].Value, groups[3].Value))]);
        }
    }

    public static CostModelDocument Current { get; } = new(File.ReadAllLines(Path.Combine(RepositoryFolder.Path, "docs", "cost-model.md")));

    /// <summary>Key, unit, price, per, and day; the last three empty where there is no price.</summary>
    public IReadOnlyList<string[]> Prices { get; }

    public Dictionary<string, CostExample> Examples { get; } = [];

    public Dictionary<string, MonthExample> Months { get; } = [];

    public Dictionary<string, (string Name, string Expression, string Result)[]> Sums { get; } = [];

    /// <summary>What an expression of numbers, +, -, x and / comes to, exactly; a name in brackets is what the code says of that example.</summary>
    public Rational Evaluate(string expression)
    {
        var sum = Rational.Zero;
        foreach (Match term in Term().Matches($"+ {expression}"))
        {
            var value = Rational.Zero;
            foreach (Match factor in Factor().Matches($"x {term.Groups[2].Value}"))
            {
                var number = factor.Groups[3].Success ? Examples[factor.Groups[3].Value].Cost().KnownCost : decimal.Parse(factor.Groups[2].Value, CultureInfo.InvariantCulture);
                value = factor.Index == 0 ? number : factor.Groups[1].Value == "x" ? value * number : value / number;
            }

            sum = term.Groups[1].Value == "+" ? sum + value : sum - value;
        }

        return sum;
    }

    private static IEnumerable<(string Language, string Name, string[] Content)> Blocks(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
                continue;
            var header = lines[i][3..].Split(' ', 2);
            var content = lines.Skip(i + 1).TakeWhile(line => line != "```").ToArray();
            yield return (header[0], header.ElementAtOrDefault(1) ?? "", content);
            i += content.Length + 1;
        }
    }

    [GeneratedRegex("^(.+?): (.+) = (.+)$")]
    private static partial Regex SumLine();

    /// <summary>A sign and what is multiplied behind it.</summary>
    [GeneratedRegex(@"([+-]) ((?:\[[^\]]+\]|[\d.]+)(?: [x/] (?:\[[^\]]+\]|[\d.]+))*)")]
    private static partial Regex Term();

    [GeneratedRegex(@"([x/]) (?:([\d.]+)|\[([^\]]+)\])")]
    private static partial Regex Factor();
}
