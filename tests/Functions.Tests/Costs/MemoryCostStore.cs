using System.Runtime.CompilerServices;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Costs.Rollups;
using GenreFunctions.Functions.Results;

namespace GenreFunctions.Functions.Tests.Costs;

/// <summary>A store as the port describes it, and no more, for tests of what uses one: rollups are computed from the records when they are asked for.</summary>
internal sealed class MemoryCostStore : ICostStore
{
    private readonly Lock _recording = new();

    public List<SongCost> Runs { get; } = [];

    public List<IdleCost> Stretches { get; } = [];

    /// <summary>How often a run was recorded.</summary>
    public int Recordings { get; private set; }

    /// <summary>What a recording takes.</summary>
    public double RequestUnits { get; set; }

    public bool IsUnavailable { get; set; }

    /// <summary>Runs that can be read before the store goes away.</summary>
    public int Readable { get; set; } = int.MaxValue;

    /// <summary>Ends when a reader has left.</summary>
    public TaskCompletionSource ReaderLeft { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Runs that were read one by one.</summary>
    public int ReadRuns { get; private set; }

    public Task<StoreReceipt> RecordAsync(SongCost cost, CancellationToken cancellation)
    {
        if (IsUnavailable)
            return Answer(new StoreReceipt(0));
        lock (_recording)
        {
            Recordings++;
            Runs.RemoveAll(run => run.Meters.InstanceId == cost.Meters.InstanceId);
            Runs.Add(cost);
        }

        return Answer(new StoreReceipt(RequestUnits));
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

    public Task<IReadOnlyList<CostRollup>> RollupsAsync(CostRange range, CancellationToken cancellation) => Answer<IReadOnlyList<CostRollup>>(
        [.. Of(range).GroupBy(run => run.Day).OrderBy(runs => runs.Key).SelectMany(Rollups)]);

    private static IEnumerable<CostRollup> Rollups(IGrouping<DateOnly, SongCost> runs)
    {
        var sums = new RollupSums(runs.Key);
        foreach (var run in runs)
            sums.Add(run.Meters.Publisher, CostCell.Of(run));
        return sums.Rollups().OrderBy(rollup => rollup.Publisher, StringComparer.Ordinal);
    }

    private IEnumerable<SongCost> Of(CostRange range) =>
        Runs.Where(run => run.Day >= range.From && run.Day < range.To && (range.Publisher is null || range.Publisher == run.Meters.Publisher));

    private Task<T> Answer<T>(T answer) => IsUnavailable ? Task.FromException<T>(new TagStoreUnavailableException("The costs cannot be reached.")) : Task.FromResult(answer);
}
