using System.Globalization;
using System.Text.RegularExpressions;

namespace GenreFunctions.Browser.Tests.Running;

/// <summary>Figures as the page writes them, read back.</summary>
internal static partial class Shown
{
    private static readonly string[] Genres = ["blues", "classical", "country", "disco", "jazz", "metal", "pop", "reggae", "rock", "unknown"];

    /// <summary>The first number of a text: 1234.5 of "at least $1,234.50".</summary>
    public static decimal Number(string text) => Found().Match(text) is { Success: true } found
        ? decimal.Parse(found.Value, NumberStyles.Number, CultureInfo.InvariantCulture)
        : throw new FormatException($"There is no number in '{text}'.");

    /// <summary>A share from "81.4%".</summary>
    public static decimal Share(string text) => Number(text) / 100;

    /// <summary>A genre as it is called in the page.</summary>
    public static string Genre(string key) => key == "hiphop" ? "Hip-hop" : Genres.Contains(key) ? char.ToUpperInvariant(key[0]) + key[1..] : key;

    /// <summary>A mood as it is called in the page.</summary>
    public static string Mood(string key) => char.ToUpperInvariant(key[0]) + key[1..].Replace('_', ' ');

    /// <summary>Fails unless a text shows this amount: to the cent, below one to three digits, and from a thousand on without cents where a year is meant.</summary>
    public static void IsAmount(string text, decimal amount, bool isYear = false)
    {
        var tolerance = isYear && amount >= 1000 ? 0.5m : amount >= 1 ? 0.005m : Math.Max(amount * 0.0051m, 0.000_000_000_001m);
        Assert.True(Math.Abs(Number(text) - amount) <= tolerance, $"'{text}' is not {amount}.");
    }

    /// <summary>Fails unless a text shows this share, to so many digits of a percent; where that would be nothing, as less than the least.</summary>
    public static void IsShare(string text, decimal share, int digits = 0)
    {
        var tolerance = 0.0051m / (decimal)Math.Pow(10, digits);
        var isLess = text.TrimStart().StartsWith('<');
        Assert.True(isLess ? share > 0 && share <= Share(text) / 2 : Math.Abs(Share(text) - share) <= tolerance, $"'{text}' is not {share:P3}.");
    }

    [GeneratedRegex(@"\d[\d,]*(\.\d+)?")]
    private static partial Regex Found();
}
