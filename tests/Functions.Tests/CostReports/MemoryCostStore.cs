using System.Runtime.CompilerServices;
using GenreFunctions.Costs.Rollups;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Results;

namespace GenreFunctions.Functions.Tests.CostReports;

/// <summary>A store as the port describes it, and no more: rollups are computed from the records when they are asked for.</summary>
internal sealed class MemoryCostStore : ICostStore
{
    public List<SongCost> Runs { get; } = [];

    public List<IdleCost> Stretches { get; } = [];

    public bool IsUnavailable { get; set; }

    /// <summary>Runs that can be read before the store goes away.</summary>
    public int Readable { get; set; } = int.MaxValue;

    /// <summary>Ends when a reader has left.</summary>
    public TaskCompletionSource ReaderLeft { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Runs that were read one by one.</summary>
    public int ReadRuns { get; private set; }

    public Task<StoreReceipt> RecordAsync(SongCost cost, CancellationToken cancellation)
    {
        Runs.RemoveAll(run => run.Meters.InstanceId == cost.Meters.InstanceId);
        Runs.Add(cost);
        return Answer(new StoreReceipt(0));
    }

    public Task RecordIdleAsync(IdleCost cost, CancellationToken cancellation)
    {
        Stretches.RemoveAll(stretch => stretch.Id == cost.Id);
        Stretches.Add(cost);
        return Answer(true);
    }

    public Task<IReadOnlyList<SongCost>> FindAsync(string songId, CancellationToken cancellation) =>
        Answer<IReadOnlyList<SongCost>>([.. Runs.Where(run => run.Meters.SongId == songId).OrderByDescending(run => run.Meters.End)]);

    public async IAsyncEnumerable<SongCost> ReadAsync(CostRange range, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            foreach (var run in await Answer(Of(range).OrderBy(run => run.Meters.End)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (ReadRuns == Readable)
                    throw new TagStoreUnavailableException("The costs cannot be reached.");
                ReadRuns++;
                yield return run;
            }
        }
        finally
        {
            ReaderLeft.TrySetResult();
        }
    }

    public Task<IReadOnlyList<IdleCost>> ReadIdleAsync(CostRange range, CancellationToken cancellation) =>
        Answer<IReadOnlyList<IdleCost>>([.. Stretches.Where(stretch => stretch.Day >= range.From && stretch.Day < range.To).OrderBy(stretch => stretch.Meters.Start)]);

    public Task<IReadOnlyList<SongCost>> DearestAsync(CostRange range, int count, CancellationToken cancellation) =>
        Answer<IReadOnlyList<SongCost>>([.. Of(range).OrderByDescending(run => run.Cost.KnownCost).Take(count)]);

    public Task PutRollupAsync(CostRollup rollup, CancellationToken cancellation) => throw new NotSupportedException("Rollups follow from the records here.");

    public Task<IReadOnlyList<CostRollup>> RollupsAsync(CostRange range, CancellationToken cancellation) => Answer<IReadOnlyList<CostRollup>>(
    [
        .. Of(range).GroupBy(run => (run.Day, run.Meters.Publisher)).OrderBy(runs => runs.Key).Select(runs => new CostRollup(
            runs.Key.Day,
            runs.Key.Publisher,
            [
                .. runs.GroupBy(run => (Genre: run.Genre ?? (run.Outcome is { } outcome ? AppJson.Word(outcome) : "failed"), run.Plan, run.ModelId, run.Cost.Currency, run.Cost.PriceBookVersion))
                    .OrderBy(cell => cell.Key)
                    .Select(cell => new CostCell(
                        cell.Key.Genre, cell.Key.Plan, cell.Key.ModelId, cell.Key.Currency, cell.Key.PriceBookVersion,
                        cell.Select(run => CostTotals.Of(run.Meters, run.Cost)).Aggregate(CostTotals.None, (all, one) => all.Plus(one)))),
            ])),
    ]);

    private IEnumerable<SongCost> Of(CostRange range) =>
        Runs.Where(run => run.Day >= range.From && run.Day < range.To && (range.Publisher is null || range.Publisher == run.Meters.Publisher));

    private Task<T> Answer<T>(T answer) => IsUnavailable ? Task.FromException<T>(new TagStoreUnavailableException("The costs cannot be reached.")) : Task.FromResult(answer);
}
