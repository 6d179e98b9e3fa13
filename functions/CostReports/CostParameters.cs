using System.Globalization;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Http;
using Microsoft.AspNetCore.Http;

namespace GenreFunctions.Functions.CostReports;

/// <summary>The query parameters that reports of costs share.</summary>
internal static class CostParameters
{
    public const string From = "from";
    public const string To = "to";
    public const string Publisher = "publisher";
    public const string SongsPerYear = "songsPerYear";

    /// <summary>What the report on the business case counts on.</summary>
    public const int DefaultSongsPerYear = 20_000_000;

    /// <summary>More than there is music.</summary>
    public const int MostSongsPerYear = 1_000_000_000;

    // Prices change sooner than that; a longer sum would tell nobody anything.
    private const int MostYears = 3;

    private const int DefaultDays = 30;

    // Keeps what is added to a day within what a day can be.
    private const int FirstYear = 2000;
    private const int LastYear = 2999;

    /// <summary>The days that are asked about: <c>from</c> to <c>to</c>, which is the day behind the last; by default the last 30 days, today included.</summary>
    /// <exception cref="RequestProblemException">400: they are none.</exception>
    public static CostRange Range(this QueryParameters query, TimeProvider time)
    {
        var to = query.Day(To) ?? Today(time).AddDays(1);
        var from = query.Day(From) ?? to.AddDays(-DefaultDays);
        if (from >= to)
            throw Bad(From, $"{Text(from)} is not before {To}, {Text(to)}, which is the day behind the last; without it, that is tomorrow.");
        if (to > from.AddYears(MostYears))
            throw Bad(From, $"from {Text(from)} to {Text(to)} is more than {MostYears} years; ask for a part of it at a time.");
        return new CostRange(from, to, query.Text(Publisher));
    }

    /// <summary>A whole number of songs.</summary>
    /// <exception cref="RequestProblemException">400: it is none.</exception>
    public static int Songs(this QueryParameters query) => query.Number(SongsPerYear, 1, MostSongsPerYear) ?? DefaultSongsPerYear;

    /// <summary>A number with decimals; <see langword="null"/> where there is none.</summary>
    /// <exception cref="RequestProblemException">400: it is none, or out of its range.</exception>
    public static decimal? Amount(this QueryParameters query, string name, decimal least, decimal most)
    {
        if (query.Text(name) is not { } text)
            return null;
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount >= least && amount <= most
            ? amount
            : throw Bad(name, string.Create(CultureInfo.InvariantCulture, $"'{text}' is no number from {least} to {most}, as in 7.1."));
    }

    /// <summary>The day it is, in UTC.</summary>
    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>A day as it is written everywhere.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(this QueryParameters query, string name)
    {
        if (query.Text(name) is not { } text)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= FirstYear and <= LastYear
            ? day
            : throw Bad(name, $"'{text}' is no day from {FirstYear} to {LastYear}, as in 2026-01-31.");
    }

    private static RequestProblemException Bad(string name, string why) => new(StatusCodes.Status400BadRequest, $"{name}: {why}");
}
