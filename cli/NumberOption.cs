using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace GenreFunctions.Cli;

/// <summary>Options that take a number in a range, and say so when they are given something else.</summary>
internal static class NumberOption
{
    /// <summary>An option for a whole number between <paramref name="least"/> and <paramref name="most"/>.</summary>
    public static Option<T> Whole<T>(T least, T most, Func<T> byDefault, string description, params string[] names)
        where T : struct, IBinaryInteger<T> =>
        Create(NumberStyles.AllowLeadingSign, "a whole number", number => number >= least && number <= most, $"between {least} and {most}", byDefault, description, names);

    /// <summary>An option for a number for which <paramref name="holds"/>, as <paramref name="range"/> puts it in words.</summary>
    public static Option<double> Real(Predicate<double> holds, string range, double byDefault, string description, params string[] names) =>
        Create(NumberStyles.Float, "a number", holds, range, () => byDefault, description, names);

    /// <summary>An option for a decimal number, which is kept to the last digit; without a default it may be missing.</summary>
    public static Option<decimal?> Amount(decimal least, decimal most, decimal? byDefault, string description, string name)
    {
        var number = Create(
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, "a number", value => value >= least && value <= most,
            FormattableString.Invariant($"between {least} and {most}"), () => 0m, description, [name]);
        var option = new Option<decimal?>(name) { Description = description, HelpName = "n", CustomParser = result => number.CustomParser!(result) };
        if (byDefault is not null)
            option.DefaultValueFactory = _ => byDefault;
        return option;
    }

    /// <summary>An option for a whole number, which may be missing.</summary>
    public static Option<int?> WholeIfGiven(int least, int most, string description, string name)
    {
        var number = Whole(least, most, () => 0, description, name);
        return new Option<int?>(name) { Description = description, HelpName = "n", CustomParser = result => number.CustomParser!(result) };
    }

    /// <summary>An option for a number for which <paramref name="holds"/>, which may be missing.</summary>
    public static Option<double?> RealIfGiven(Predicate<double> holds, string range, string description, string name)
    {
        var number = Real(holds, range, 0, description, name);
        return new Option<double?>(name) { Description = description, HelpName = "n", CustomParser = result => number.CustomParser!(result) };
    }

    private static Option<T> Create<T>(
        NumberStyles style, string kind, Predicate<T> holds, string range, Func<T> byDefault, string description, string[] names)
        where T : struct, INumber<T> =>
        new(names[0], names[1..])
        {
            Description = description,
            HelpName = "n",
            DefaultValueFactory = _ => byDefault(),
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
                if (!T.TryParse(text, style, CultureInfo.InvariantCulture, out var number))
                    result.AddError($"{names[0]} is '{text}', but has to be {kind} {range}.");
                else if (!holds(number))
                    result.AddError($"{names[0]} is {text}, but has to be {range}.");
                return number;
            },
        };
}
