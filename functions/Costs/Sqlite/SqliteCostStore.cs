using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GenreFunctions.Functions.Costs.Rollups;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Sqlite;
using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Costs.Sqlite;

/// <summary>Costs in one SQLite file.</summary>
internal sealed class SqliteCostStore : ICostStore, ICostUpkeep, IDisposable
{
    // Two megabytes or so: enough that a page's beginning costs nothing, little enough for any machine.
    private const int PageSize = 200;

    private readonly SqliteDatabase<SqliteCostWriter> _database;

    /// <summary>Nothing is opened yet.</summary>
    /// <param name="path">The file, which need not be there.</param>
    /// <param name="lockTimeoutSeconds">How long another program's lock is waited for.</param>
    public SqliteCostStore(string path, int lockTimeoutSeconds = SqliteTagStore.DefaultLockTimeoutSeconds) =>
        _database = new SqliteDatabase<SqliteCostWriter>(path, lockTimeoutSeconds, SqliteCostSchema.Tables, connection => new SqliteCostWriter(connection));

    public override string ToString() => $"SQLite at {_database.Path}";

    public async Task<StoreReceipt> RecordAsync(SongCost cost, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cost);
        await PutAsync(SqliteCostRow.Of(cost), cancellation);
        return new StoreReceipt(RequestUnits: 0);
    }

    public Task RecordIdleAsync(IdleCost cost, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return PutAsync(SqliteCostRow.Of(CostItem.Of(cost)), cancellation);
    }

    public Task<IReadOnlyList<SongCost>> FindAsync(string songId, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(songId);
        return ListAsync<SongCost>("SELECT document FROM item WHERE song_id = $song ORDER BY ended_key DESC", cancellation, ("$song", songId));
    }

    public IAsyncEnumerable<SongCost> ReadAsync(CostRange range, CancellationToken cancellation) => ReadAsync(CostPeriod.Of(range), cancellation);

    public IAsyncEnumerable<SongCost> ReadEndedAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        ReadAsync(CostPeriod.Of(from, until), cancellation);

    public async Task<IReadOnlyList<IdleCost>> ReadIdleAsync(CostRange range, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(range);
        var stretches = await ListAsync<IdleCost>(
            "SELECT document FROM item WHERE ended_key IS NULL AND kind = $kind AND day >= $from AND day < $to", cancellation,
            ("$kind", CostItem.IdleKind), ("$from", Text(range.From)), ("$to", Text(range.To)));
        return [.. stretches.OrderBy(idle => idle.Meters.Start).ThenBy(idle => idle.Id, StringComparer.Ordinal)];
    }

    public Task<IReadOnlyList<SongCost>> DearestAsync(CostRange range, int count, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var period = CostPeriod.Of(range);
        return ListAsync<SongCost>(
            $"SELECT document FROM item WHERE sequence IN (SELECT sequence FROM item WHERE {Where(period)} ORDER BY cost_key DESC LIMIT $count) ORDER BY cost_key DESC",
            cancellation, [.. Values(period), ("$count", count)]);
    }

    public async Task<IReadOnlyList<CostRollup>> RollupsAsync(CostRange range, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(range);
        return await ListAsync<CostRollup>(
            $"""
            SELECT document FROM item WHERE ended_key IS NULL AND kind = $kind AND day >= $from AND day < $to{(range.Publisher is null ? "" : " AND publisher = $publisher")}
            ORDER BY day, publisher
            """,
            cancellation,
            ("$kind", CostItem.RollupKind), ("$from", Text(range.From)), ("$to", Text(range.To)), ("$publisher", range.Publisher));
    }

    public async Task RollUpAsync(DateOnly day, string? publisher, CancellationToken cancellation)
    {
        foreach (var row in await _database.ReadAsync(connection => RollUp(connection, day, publisher), cancellation))
            await _database.WriteAsync(writer => writer.PutRollup(row), cancellation);
    }

    public Task<DateTimeOffset?> FirstEndAsync(CancellationToken cancellation) => _database.ReadAsync<DateTimeOffset?>(
        connection =>
        {
            using var command = connection.Command("SELECT MIN(ended_key) FROM item WHERE ended_key IS NOT NULL");
            return command.ExecuteScalar() is string key ? new DateTimeOffset(CostItem.TicksOf(key), TimeSpan.Zero) : null;
        },
        cancellation);

    public Task CheckAsync(CancellationToken cancellation) => _database.ReadAsync(Sequence, cancellation);

    public void Dispose() => _database.Dispose();

    // Page by page, each from where the one before ended: no transaction stays open while somebody thinks.
    private async IAsyncEnumerable<SongCost> ReadAsync(CostPeriod period, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var page = await _database.ReadAsync(connection => Page(connection, period), cancellation);
            foreach (var (_, run) in page)
                yield return run;
            if (page.Count < PageSize)
                yield break;
            period = period with { From = page[^1].Key + "\u0001" };
        }
    }

    private static List<(string Key, SongCost Run)> Page(SqliteConnection connection, CostPeriod period)
    {
        using var command = connection.Command($"SELECT ended_key, document FROM item WHERE {Where(period)} ORDER BY ended_key LIMIT {PageSize}", Values(period));
        return command.Rows(row => (row.GetString(0), Content<SongCost>(row.GetString(1))));
    }

    private static List<SqliteCostRow> RollUp(SqliteConnection connection, DateOnly day, string? publisher)
    {
        // One transaction sees one state, and the sequence says which.
        using var transaction = connection.BeginTransaction(deferred: true);
        var sums = new RollupSums(day);
        using (var command = connection.Command(
            $"SELECT publisher FROM item WHERE ended_key IS NULL AND kind = $kind AND day = $day{(publisher is null ? "" : " AND publisher = $publisher")}",
            ("$kind", CostItem.RollupKind), ("$day", Text(day)), ("$publisher", publisher)))
        {
            foreach (var name in command.Rows(row => row.GetString(0)))
                sums.Expect(name);
        }

        var period = CostPeriod.Of(new CostRange(day, day.AddDays(1), publisher));
        using (var command = connection.Command($"SELECT publisher, cell FROM item WHERE {Where(period)}", Values(period)))
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
                sums.Add(rows.GetString(0), JsonSerializer.Deserialize<CostCell>(rows.GetString(1), CostJson.Options)!);
        }

        var seen = Sequence(connection);
        return [.. sums.Rollups().Select(rollup => SqliteCostRow.Of(CostItem.Of(rollup), seen))];
    }

    private static string Where(CostPeriod period) =>
        $"ended_key >= $from AND ended_key < $to{(period.Publisher is null ? "" : " AND publisher = $publisher")}";

    private static (string Name, object? Value)[] Values(CostPeriod period) => [("$from", period.From), ("$to", period.To), ("$publisher", period.Publisher)];

    // The last one that was given, whatever became of its row.
    private static long Sequence(SqliteConnection connection)
    {
        using var command = connection.Command("SELECT seq FROM sqlite_sequence WHERE name = 'item'");
        return command.ExecuteScalar() as long? ?? 0;
    }

    private static T Content<T>(string document) => JsonSerializer.Deserialize<Holder<T>>(document, CostJson.Options)!.Content;

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private Task<int> PutAsync(SqliteCostRow row, CancellationToken cancellation) => _database.WriteAsync(writer => writer.Put(row), cancellation);

    private async Task<IReadOnlyList<T>> ListAsync<T>(string sql, CancellationToken cancellation, params (string Name, object? Value)[] values) => await _database.ReadAsync(
        connection =>
        {
            using var command = connection.Command(sql, values);
            return command.Rows(row => Content<T>(row.GetString(0)));
        },
        cancellation);

    private sealed record Holder<T>(T Content);
}
