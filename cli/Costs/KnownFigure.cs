using System.Globalization;

namespace GenreFunctions.Cli.Costs;

/// <summary>A figure as tables have it: with commas, said to be the least where something has no price, or said not to be known.</summary>
internal static class KnownFigure
{
    /// <summary>What stands before a cost of which something is missing.</summary>
    public const string AtLeast = "at least ";

    /// <summary>The cost, or what is known of it.</summary>
    public static string Of(decimal? value, int decimals, bool isComplete) => Of(value, decimals, isComplete ? "" : AtLeast);

    /// <summary>The figure, behind any words.</summary>
    public static string Of(decimal? value, int decimals, string qualifier = "") =>
        value is { } number ? qualifier + number.ToString($"N{decimals}", CultureInfo.InvariantCulture) : "not known";
}
