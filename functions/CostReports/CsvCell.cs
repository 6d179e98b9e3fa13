using System.Buffers;
using System.Globalization;

namespace GenreFunctions.Functions.CostReports;

/// <summary>Writes the cells of a CSV file as RFC 4180 has them, so that a spreadsheet runs none of them.</summary>
internal static class CsvCell
{
    // What spreadsheets take for the beginning of a formula, or skip in front of one; the wide signs count as the narrow ones in some of them.
    private const string Formulas = "=+-@\t\r\n＝＋－＠";

    // The semicolon separates cells where the comma is a decimal sign.
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\t\r\n");

    /// <summary>A text. Names and publishers are whatever somebody wrote: one that reads like a formula gets an apostrophe, which spreadsheets take for "this is text".</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var harmless = Formulas.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return harmless.AsSpan().ContainsAny(Quoted) ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }

    /// <summary>A number with all its digits, a point before the decimals, and never an exponent.</summary>
    public static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A time in UTC, as FOCUS wants it.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
