using GenreFunctions.Costs;
using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>The runs of some days, or a sample spread over them: plans cannot be compared by rollups, which hold no executions.</summary>
internal static class TypicalRuns
{
    // Some 4 MB, read in a tenth of a second. With fewer runs all of them count, and the service's own plan comes to what its records say; with more, the mean of
    // so many is within some percent of that of all.
    internal const int Most = 500;

    // A day's first runs alone would tell of whoever uploads at midnight; on so many days it is not always the same one.
    private const int Days = 20;

    /// <summary>All runs, or the first ones of up to <see cref="Days"/> days that had any.</summary>
    public static async Task<IReadOnlyList<SongMeters>> SampleAsync(ICostStore store, CostLedger ledger, CancellationToken cancellation)
    {
        var runs = new List<SongMeters>();
        if (ledger.Total.Songs <= Most)
        {
            await AddAsync(runs, store, ledger.Range, Most, cancellation);
            return runs;
        }

        var days = ledger.Cells.Select(cell => cell.Day).Distinct().Order().ToList();
        var sampled = Math.Min(Days, days.Count);
        for (var i = 0; i < sampled; i++)
        {
            var day = days[i * days.Count / sampled];
            await AddAsync(runs, store, new CostRange(day, day.AddDays(1), ledger.Range.Publisher), Most / sampled, cancellation);
        }

        return runs;
    }

    private static async Task AddAsync(List<SongMeters> runs, ICostStore store, CostRange range, int most, CancellationToken cancellation)
    {
        await foreach (var run in store.ReadAsync(range, cancellation).WithCancellation(cancellation))
        {
            runs.Add(run.Meters);
            if (--most == 0)
                break;
        }
    }
}
