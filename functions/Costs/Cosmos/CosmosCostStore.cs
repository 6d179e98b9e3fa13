using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using GenreFunctions.Functions.Costs.Rollups;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Cosmos;
using Microsoft.Azure.Cosmos;

namespace GenreFunctions.Functions.Costs.Cosmos;

/// <summary>
/// Costs in Cosmos DB: runs, idle stretches and rollups as documents of one container, a day and a publisher in one logical partition, which a rollup reads and
/// nothing else. A rollup is replaced with If-Match, by what was read after it.
/// </summary>
internal sealed class CosmosCostStore : ICostStore, ICostUpkeep, IDisposable
{
    // The service cuts pages at four megabytes anyway.
    private const int PageSize = 200;

    // Of runs as rollups want them.
    private const int CellsPageSize = 1000;

    private readonly CosmosContainer _container;

    /// <summary>Nothing is asked of the account yet, and it stays its owner's.</summary>
    public CosmosCostStore(CosmosAccount account) => _container = new CosmosContainer(account, Layout);

    /// <summary>The container, which the change feed's function names as well.</summary>
    public static CosmosLayout Layout { get; } = new(
        RollUpCosts.Container, ["/day", "/publisher"], ["/kind/?", "/day/?", "/publisher/?", "/songId/?", "/endedKey/?", "/costKey/?"]);

    public override string ToString() => _container.ToString();

    public Task<StoreReceipt> RecordAsync(SongCost cost, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cost);
        var item = CostItem.Of(cost);
        return _container.GuardedAsync(() => Record(item, cancellation), cancellation);
    }

    public Task RecordIdleAsync(IdleCost cost, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return PutAsync(CostItem.Of(cost), cancellation);
    }

    public Task<IReadOnlyList<SongCost>> FindAsync(string songId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(songId);

        // The day is not known, so this asks every physical partition; each answers from its index.
        return ListAsync<SongCost>("c.kind = @kind AND c.songId = @song ORDER BY c.endedKey DESC", [("@kind", CostDocument.RunKind), ("@song", songId)], cancellation);
    }

    public IAsyncEnumerable<SongCost> ReadAsync(CostRange range, CancellationToken cancellation) => ReadAsync(CostPeriod.Of(range), cancellation);

    public IAsyncEnumerable<SongCost> ReadEndedAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        ReadAsync(CostPeriod.Of(from, until), cancellation);

    public async Task<IReadOnlyList<IdleCost>> ReadIdleAsync(CostRange range, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(range);
        var stretches = await ListAsync<IdleCost>("c.kind = @kind AND c.day >= @from AND c.day < @to", Days(CostItem.IdleKind, range), cancellation);
        return [.. stretches.OrderBy(idle => idle.Meters.Start).ThenBy(idle => idle.Id, StringComparer.Ordinal)];
    }

    public Task<IReadOnlyList<SongCost>> DearestAsync(CostRange range, int count, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var period = CostPeriod.Of(range);
        return ListAsync<SongCost>($"{Where(period)} ORDER BY c.costKey DESC", Values(period), cancellation, count);
    }

    public async Task<IReadOnlyList<CostRollup>> RollupsAsync(CostRange range, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(range);
        var ofWhom = range.Publisher is null ? "" : " AND c.publisher = @publisher";
        var rollups = await ListAsync<CostRollup>(
            $"c.kind = @kind AND c.day >= @from AND c.day < @to{ofWhom}", [.. Days(CostItem.RollupKind, range), ("@publisher", range.Publisher)], cancellation);
        return [.. rollups.OrderBy(rollup => rollup.Day).ThenBy(rollup => rollup.Publisher, StringComparer.Ordinal)];
    }

    public async Task RollUpAsync(DateOnly day, string? publisher, CancellationToken cancellation)
    {
        foreach (var overtaken in await RollUp(day, publisher, cancellation))
            await CosmosContainer.RoundsAsync("rollup", async () => (await RollUp(day, overtaken, cancellation)).Count == 0 ? overtaken : null, cancellation);
    }

    public async Task<DateTimeOffset?> FirstEndAsync(CancellationToken cancellation)
    {
        var query = Query("SELECT c.endedKey FROM c WHERE c.kind = @kind ORDER BY c.endedKey", [("@kind", CostDocument.RunKind)]);
        var first = await _container.GuardedAsync(() => _container.TakeAsync<EndedRow>(query, 1, cancellation), cancellation);
        return first.Count == 0 ? null : new DateTimeOffset(CostItem.TicksOf(first[0].EndedKey), TimeSpan.Zero);
    }

    public Task CheckAsync(CancellationToken cancellation) => _container.CheckAsync(cancellation);

    public void Dispose() => _container.Dispose();

    private async Task<StoreReceipt> Record(CostItem item, CancellationToken cancellation)
    {
        var meter = new RequestUnitMeter();

        // A run that is recorded again may end on a later day than the first time, which is another partition. It goes from there first: whoever is interrupted
        // tries again, and nothing has counted twice.
        foreach (var day in CostDocument.DaysBefore(item.FirstDay!.Value, item.Day))
            await Delete(item.Id, KeyOf(day, item.Publisher), meter, cancellation);
        await meter.Of(_container.Items.UpsertItemAsync(item, KeyOf(item.Day, item.Publisher), cancellationToken: cancellation));
        return new StoreReceipt(meter.RequestUnits);
    }

    private async Task Delete(string id, PartitionKey key, RequestUnitMeter meter, CancellationToken cancellation)
    {
        try
        {
            await meter.Of(_container.Items.DeleteItemAsync<CostItem>(id, key, cancellationToken: cancellation));
        }
        catch (CosmosException error) when (error.StatusCode == HttpStatusCode.NotFound && error.SubStatusCode == 0)
        {
            // As nearly always.
        }
    }

    /// <summary>Rolls up once.</summary>
    /// <returns>The publishers with whom somebody else was faster.</returns>
    private async Task<List<string>> RollUp(DateOnly day, string? publisher, CancellationToken cancellation)
    {
        var range = new CostRange(day, day.AddDays(1), publisher);
        var ofWhom = publisher is null ? "" : " AND c.publisher = @publisher";
        (string, object?)[] values = [("@kind", CostItem.RollupKind), ("@day", Text(day)), ("@publisher", publisher)];
        var before = await _container.GuardedAsync(
            () => _container.TakeAsync<RollupRow>(Query($"SELECT c.publisher, c._etag FROM c WHERE c.kind = @kind AND c.day = @day{ofWhom}", values), int.MaxValue, cancellation),
            cancellation);

        // The runs are read after that: what is written below knows more than what it replaces, or is refused.
        var sums = new RollupSums(day);
        before.ForEach(rollup => sums.Expect(rollup.Publisher));
        values[0] = ("@kind", CostDocument.RunKind);
        var cells = Query($"SELECT c.publisher, c.cell FROM c WHERE c.kind = @kind AND c.day = @day{ofWhom}", values);
        await foreach (var row in _container.QueryAsync<CellRow>(cells, CellsPageSize, cancellation))
            sums.Add(row.Publisher, row.Cell);

        var overtaken = new List<string>();
        var eTags = before.ToDictionary(rollup => rollup.Publisher, rollup => rollup.ETag);
        foreach (var rollup in sums.Rollups())
        {
            var key = KeyOf(range.From, rollup.Publisher);
            if (!await _container.GuardedAsync(
                () => _container.TryPutAsync(CostItem.Of(rollup), eTags.GetValueOrDefault(rollup.Publisher), key, new RequestUnitMeter(), cancellation), cancellation))
                overtaken.Add(rollup.Publisher);
        }

        return overtaken;
    }

    private async IAsyncEnumerable<SongCost> ReadAsync(CostPeriod period, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var query = Query($"SELECT c.content FROM c WHERE {Where(period)} ORDER BY c.endedKey", Values(period));
        await foreach (var row in _container.QueryAsync<ContentRow<SongCost>>(query, PageSize, cancellation))
            yield return row.Content;
    }

    private async Task<IReadOnlyList<T>> ListAsync<T>(string where, (string Name, object? Value)[] values, CancellationToken cancellation, int count = int.MaxValue)
    {
        var query = Query($"SELECT c.content FROM c WHERE {where}", values);
        var rows = await _container.GuardedAsync(() => _container.TakeAsync<ContentRow<T>>(query, count, cancellation), cancellation);
        return [.. rows.Select(row => row.Content)];
    }

    private async Task PutAsync(CostItem item, CancellationToken cancellation) => await _container.GuardedAsync(
        () => _container.Items.UpsertItemAsync(item, KeyOf(item.Day, item.Publisher), cancellationToken: cancellation), cancellation);

    private static string Where(CostPeriod period) =>
        $"c.kind = @kind AND c.endedKey >= @from AND c.endedKey < @to{(period.Publisher is null ? "" : " AND c.publisher = @publisher")}";

    private static (string Name, object? Value)[] Values(CostPeriod period) =>
        [("@kind", CostDocument.RunKind), ("@from", period.From), ("@to", period.To), ("@publisher", period.Publisher)];

    private static (string Name, object? Value)[] Days(string kind, CostRange range) => [("@kind", kind), ("@from", Text(range.From)), ("@to", Text(range.To))];

    private static QueryDefinition Query(string sql, (string Name, object? Value)[] values) =>
        values.Where(value => value.Value is not null).Aggregate(new QueryDefinition(sql), (query, value) => query.WithParameter(value.Name, value.Value));

    private static PartitionKey KeyOf(DateOnly day, string publisher) => new PartitionKeyBuilder().Add(Text(day)).Add(publisher).Build();

    private static string Text(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record ContentRow<T>([property: JsonConverter(typeof(CostJson.Property))] T Content);

    private sealed record CellRow(string Publisher, [property: JsonConverter(typeof(CostJson.Property))] CostCell Cell);

    private sealed record EndedRow(string EndedKey);

    private sealed record RollupRow(string Publisher, [property: JsonPropertyName("_etag")] string ETag);
}
