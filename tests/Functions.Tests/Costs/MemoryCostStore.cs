using System.Collections.Concurrent;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Results;

namespace GenreFunctions.Functions.Tests.Costs;

/// <summary>Costs of runs in memory: for tests of what records them, not of stores.</summary>
internal sealed class MemoryCostStore : ICostStore
{
    public ConcurrentDictionary<string, SongCost> Runs { get; } = new(StringComparer.Ordinal);

    /// <summary>How often something was recorded.</summary>
    public int Recordings { get; private set; }

    /// <summary>What a recording takes.</summary>
    public double RequestUnits { get; set; }

    public bool IsUnavailable { get; set; }

    public Task<StoreReceipt> RecordAsync(SongCost cost, CancellationToken cancellation)
    {
        if (IsUnavailable)
            throw new TagStoreUnavailableException("The costs cannot be reached.");
        Recordings++;
        Runs[cost.Meters.InstanceId] = cost;
        return Task.FromResult(new StoreReceipt(RequestUnits));
    }

    public Task<IReadOnlyList<SongCost>> FindAsync(string songId, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SongCost>>([.. Runs.Values.Where(run => run.Meters.SongId == songId).OrderByDescending(run => run.Meters.End)]);

    public Task RecordIdleAsync(IdleCost cost, CancellationToken cancellation) => throw new NotSupportedException();

    public IAsyncEnumerable<SongCost> ReadAsync(CostRange range, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<IdleCost>> ReadIdleAsync(CostRange range, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<SongCost>> DearestAsync(CostRange range, int count, CancellationToken cancellation) => throw new NotSupportedException();

    public Task PutRollupAsync(CostRollup rollup, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<CostRollup>> RollupsAsync(CostRange range, CancellationToken cancellation) => throw new NotSupportedException();
}
