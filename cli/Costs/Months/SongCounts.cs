using System.CommandLine;
using System.Globalization;
using GenreFunctions.Costs.Months;

namespace GenreFunctions.Cli.Costs.Months;

/// <summary>The option that takes several volumes: <c>--songs 0,1000,100000</c>.</summary>
internal static class SongCounts
{
    /// <summary>A table of more is read by nobody.</summary>
    private const int Most = 20;

    /// <summary>Nothing, somebody who tries it, a publisher, and the report's year in a month.</summary>
    public static readonly long[] Default = [0, 1_000, 100_000, 20_000_000];

    /// <summary>The option; empty where it is not given.</summary>
    public static Option<long[]?> Option() => new("--songs")
    {
        Description = $"Songs a month, several divided by commas. Default: {string.Join(',', Default)}.",
        HelpName = "n,n,...",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
            var counts = new List<long>();
            foreach (var part in text.Split(','))
            {
                if (!long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > MonthCosting.MostSongs)
                {
                    result.AddError($"--songs has '{part}', but has to have whole numbers between 0 and {MonthCosting.MostSongs}, divided by commas.");
                    return null;
                }

                counts.Add(count);
            }

            if (counts.Count > Most)
                result.AddError($"--songs has {counts.Count} numbers, but can have {Most}.");
            return [.. counts];
        },
    };
}
