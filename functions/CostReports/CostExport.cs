using System.Runtime.CompilerServices;
using System.Text;
using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>All lines of some days as CSV, a part at a time: however many songs there are, no more of them than a part are held.</summary>
internal static class CostExport
{
    // Large enough that sending costs little, small enough that nobody waits for it.
    private const int PartCharacters = 32 * 1024;

    // Spreadsheets take UTF-8 for something else unless a file begins so.
    private const string Utf8Mark = "\uFEFF";

    /// <summary>Songs first, in order of their end, then waiting, unless one publisher's costs are asked for.</summary>
    public static async IAsyncEnumerable<string> PartsAsync(ICostStore store, CostRange range, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var part = new StringBuilder(Utf8Mark).Append(CsvColumns.Header);
        await foreach (var row in RowsAsync(store, range, cancellation))
        {
            CsvColumns.Append(part, row);
            if (part.Length < PartCharacters)
                continue;
            yield return part.ToString();
            part.Clear();
        }

        if (part.Length > 0)
            yield return part.ToString();
    }

    private static async IAsyncEnumerable<CsvRow> RowsAsync(ICostStore store, CostRange range, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var run in store.ReadAsync(range, cancellation).WithCancellation(cancellation))
        {
            foreach (var row in CsvRow.Of(run))
                yield return row;
        }

        if (range.Publisher is not null)
            yield break;
        foreach (var month in Months(range))
        {
            foreach (var row in (await store.ReadIdleAsync(month, cancellation)).SelectMany(CsvRow.Of))
                yield return row;
        }
    }

    private static IEnumerable<CostRange> Months(CostRange range)
    {
        for (var from = range.From; from < range.To;)
        {
            var next = new DateOnly(from.Year, from.Month, 1).AddMonths(1);
            var to = next < range.To ? next : range.To;
            yield return new CostRange(from, to);
            from = to;
        }
    }
}
