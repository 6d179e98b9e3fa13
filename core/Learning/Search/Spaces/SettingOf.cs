using System.Globalization;

namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>A setting and its place in a learner's options.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Meaning">What it is, in a few words.</param>
/// <param name="Range">What is tried when nobody says otherwise.</param>
/// <param name="Get">Its value in given options.</param>
/// <param name="Set">The options with another value.</param>
internal sealed record SettingOf<TOptions>(string Name, string Meaning, SettingRange Range, Func<TOptions, string> Get, Func<TOptions, string, TOptions> Set)
{
    /// <summary>A number.</summary>
    public static SettingOf<TOptions> Real(
        string name, string meaning, double least, double most, bool logarithmic, Func<TOptions, double> get, Func<TOptions, double, TOptions> set) => new(
        name,
        meaning,
        new NumberRange(least, most, logarithmic),
        options => NumberRange.TextOf(get(options)),
        (options, text) => set(options, double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Refuse(name, text, "a number")));

    /// <summary>A whole number.</summary>
    public static SettingOf<TOptions> Whole(
        string name, string meaning, int least, int most, bool logarithmic, Func<TOptions, int> get, Func<TOptions, int, TOptions> set) => new(
        name,
        meaning,
        new NumberRange(least, most, logarithmic, Whole: true),
        options => NumberRange.TextOf(get(options)),
        (options, text) => set(options, int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Refuse(name, text, "a whole number")));

    /// <summary>One of a few words.</summary>
    public static SettingOf<TOptions> Choice(string name, string meaning, string[] values, Func<TOptions, string> get, Func<TOptions, string, TOptions> set) => new(
        name, meaning, new ChoiceRange(values), get, (options, text) => values.Contains(text, StringComparer.Ordinal) ? set(options, text) : throw Refuse(name, text, $"one of {string.Join(", ", values)}"));

    /// <summary>What is wrong with a value.</summary>
    public static ArgumentException Refuse(string name, string text, string wanted) => new($"The setting {name} is '{text}', but has to be {wanted}.");
}
