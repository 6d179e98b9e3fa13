using GenreFunctions.Costs;
using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>A sample of the runs of some days, spread over them: plans cannot be compared by rollups, which hold no executions.</summary>
internal static class TypicalRuns
{
    // Together 200 runs: the mean of so many is within a few percent of that of all, and they are read in a second.
    private const int Days = 20;
    private const int RunsADay = 10;

    /// <summary>The first runs of up to <see cref="Days"/> days that had any.</summary>
    public static async Task<IReadOnlyList<SongMeters>> SampleAsync(ICostStore store, CostLedger ledger, CancellationToken cancellation)
    {
        var days = ledger.Cells.Select(cell => cell.Day).Distinct().Order().ToList();
        var sampled = Math.Min(Days, days.Count);
        var runs = new List<SongMeters>();
        for (var i = 0; i < sampled; i++)
        {
            var day = days[i * days.Count / sampled];
            var ofDay = 0;
            await foreach (var run in store.ReadAsync(new CostRange(day, day.AddDays(1), ledger.Range.Publisher), cancellation).WithCancellation(cancellation))
            {
                runs.Add(run.Meters);
                if (++ofDay == RunsADay)
                    break;
            }
        }

        return runs;
    }
}
