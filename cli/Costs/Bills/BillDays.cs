using System.Globalization;
using CsvHelper;

namespace GenreFunctions.Cli.Costs.Bills;

/// <summary>
/// Days as exports write them: <c>2026-11-21</c>, with or without a time, or <c>11/21/2026</c>, the month first. A file keeps to one of the two. A spreadsheet
/// that has saved it again may have put the day first, which nothing tells for the first twelve days of a month: what is written in any other way is refused.
/// </summary>
internal sealed class BillDays(bool mayBeMonthFirst)
{
    private const string MonthFirst = "MM/dd/yyyy";

    private readonly Dictionary<string, DateOnly> _known = new(StringComparer.Ordinal);
    private bool? _isMonthFirst;

    /// <summary>The day, in UTC.</summary>
    /// <exception cref="InvalidDataException">It cannot be told; the message is a sentence.</exception>
    public DateOnly Read(CsvReader csv, int column)
    {
        var text = csv.GetString(column);
        if (_known.TryGetValue(text, out var day))
            return day;
        var isMonthFirst = text.Contains('/', StringComparison.Ordinal);
        if (!(isMonthFirst ? mayBeMonthFirst && IsMonthFirst(text, out day) : IsIso(text, out day)))
            throw CsvFault.Of(csv, column, Wanted);
        if (isMonthFirst != (_isMonthFirst ?? isMonthFirst))
            throw CsvFault.Of(csv, column, "how the days before it are written; in a file with both ways, nobody can tell the 3rd of April from the 4th of March");
        _isMonthFirst = isMonthFirst;
        // Days come back row after row; times of a second each do not, and are not kept.
        if (text.Length <= MonthFirst.Length)
            _known.TryAdd(text, day);
        return day;
    }

    private string Wanted => mayBeMonthFirst
        ? "a day as these exports write them, 2026-11-21 or 11/21/2026 with the month first; a spreadsheet may have rewritten them: use the file as Azure wrote it"
        : "a time such as 2026-11-21T00:00:00Z";

    private static bool IsMonthFirst(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, MonthFirst, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static bool IsIso(string text, out DateOnly day)
    {
        day = default;
        if (text.Length < "2026-11-21".Length || text[4] != '-' || text[7] != '-'
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return false;
        day = DateOnly.FromDateTime(time.UtcDateTime);
        return true;
    }
}
