using System.CommandLine;
using System.Globalization;

namespace GenreFunctions.Cli.Learning.Search;

/// <summary>An option for a time, as people write it: <c>90s</c>, <c>10m</c>, <c>1.5h</c>.</summary>
internal static class BudgetOption
{
    /// <summary>A year: what is longer is a slip of the keyboard.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>Makes it; it may be missing.</summary>
    public static Option<TimeSpan?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "time",
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
            var time = Read(text);
            if (time is null)
                result.AddError($"{name} is '{text}', but has to be a time like 90s, 10m or 1.5h.");
            return time;
        },
    };

    /// <summary>Reads a time; <see langword="null"/> where it is none, or none above nought.</summary>
    public static TimeSpan? Read(string text)
    {
        double? seconds = text.Length == 0 ? null : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => null };
        if (seconds is null || !double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        return number * seconds is > 0 and var total && total <= Longest.TotalSeconds && TimeSpan.FromSeconds(total) is var time && time > TimeSpan.Zero ? time : null;
    }
}
