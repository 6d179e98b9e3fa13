using System.Globalization;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>
/// Any number between two. Logarithmic: each factor is as likely as each other factor of the same size, 1 to 2 as 10 to 20, which is what penalties and rates want.
/// </summary>
/// <param name="Least">The least.</param>
/// <param name="Most">The most; no less than <paramref name="Least"/>.</param>
/// <param name="Logarithmic">Whether the logarithm is drawn evenly, not the number; both ends are then above 0, those of whole numbers 1 or more.</param>
/// <param name="Whole">Whether only whole numbers are meant.</param>
public sealed record NumberRange(double Least, double Most, bool Logarithmic = false, bool Whole = false) : SettingRange
{
    /// <summary>Three digits say all that a search can find out, and are short enough to be read.</summary>
    private const string Digits = "G3";

    /// <inheritdoc/>
    internal override string Draw(RandomSource random)
    {
        var place = random.NextDouble();
        // Of whole numbers each has the stretch up to the next one.
        var end = Whole ? Most + 1 : Most;
        var number = Logarithmic ? Least * Math.Pow(end / Least, place) : Least + (end - Least) * place;
        number = Whole ? Math.Floor(number) : double.Parse(number.ToString(Digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return TextOf(Math.Clamp(number, Least, Most));
    }

    /// <inheritdoc/>
    public override bool Contains(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most && (!Whole || Math.Floor(number) == number);

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Ends => [TextOf(Least), TextOf(Most)];

    /// <inheritdoc/>
    public override string Words => $"{TextOf(Least)} to {TextOf(Most)}{(Whole ? ", whole" : "")}{(Logarithmic ? ", logarithmic" : "")}";

    /// <summary>A number as texts of settings have it: the shortest digits that read back as the same.</summary>
    internal static string TextOf(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
