using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions;

/// <summary>Reads settings, and refuses a bad one in a sentence that names it as it is spelled in the environment.</summary>
internal static class Setting
{
    /// <summary>A whole number within a range.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public static int Whole(IConfiguration configuration, string name, int standard, int minimum, int maximum)
    {
        if (Text(configuration, name) is not { } text)
            return standard;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : throw Bad(name, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum} to {maximum}"));
    }

    /// <summary>A number of bytes above zero.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public static long Bytes(IConfiguration configuration, string name, long standard)
    {
        if (Text(configuration, name) is not { } text)
            return standard;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Bad(name, text, "a number of bytes above zero");
    }

    /// <summary>A duration within a range.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public static TimeSpan Duration(IConfiguration configuration, string name, TimeSpan standard, TimeSpan minimum, TimeSpan maximum)
    {
        if (Text(configuration, name) is not { } text)
            return standard;

        // A bare number would be days, which nobody means by it.
        return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) && duration >= minimum && duration <= maximum
            ? duration
            : throw Bad(name, text, $"a duration from {minimum:c} to {maximum:c}, written as hours:minutes:seconds");
    }

    /// <summary>One of the names of <typeparamref name="T"/>, in capital or small letters.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public static T Choice<T>(IConfiguration configuration, string name, T standard)
        where T : struct, Enum
    {
        if (Text(configuration, name) is not { } text)
            return standard;

        // Parsing alone would take numbers and lists, too.
        var known = Enum.GetNames<T>();
        return known.Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(text, ignoreCase: true) : throw Bad(name, text, $"one of {string.Join(", ", known)}");
    }

    /// <summary>A text; <see langword="null"/> where there is none.</summary>
    public static string? Text(IConfiguration configuration, string name) => configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>The exception for a setting that cannot be used.</summary>
    public static InvalidOperationException Bad(string name, string text, string expected) =>
        new($"The setting {name.Replace(":", "__", StringComparison.Ordinal)} is '{text}', where {expected} is expected.");
}
