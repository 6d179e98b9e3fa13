using System.Text.Json;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Costs.Rollups;
using GenreFunctions.Functions.Costs.Sqlite;
using GenreFunctions.Functions.Results;
using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Tests.Costs.Stores;

/// <summary>The contract over SQLite, and what only a file can do.</summary>
public sealed class SqliteCostStoreTests : CostStoreContract, IDisposable
{
    private static readonly CostRange Always = new(DateOnly.MinValue, DateOnly.MaxValue);

    // As the official worker reads a parameter: names of properties whatever their case, and no converters.
    private static readonly JsonSerializerOptions Worker = new() { PropertyNameCaseInsensitive = true };

    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteCostStore> _stores = [];

    private string File => Path.Combine(_folder.Path, "data", "costs.db");

    private static CancellationToken None => CancellationToken.None;

    private protected override Task<ICostStore> NewStoreAsync() => Task.FromResult<ICostStore>(Open());

    [Fact]
    public async Task Record_ThenOpenAgain_IsStillThere()
    {
        var first = Open();
        await first.RecordAsync(Runs.Of(), None);
        first.Dispose();
        Assert.Single(await Open().FindAsync("song", None));
    }

    [Fact]
    public async Task Record_TwoStoresOnOneFile_LoseNothing()
    {
        var stores = new[] { Open(), Open() };
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => stores[i % 2].RecordAsync(Runs.Of($"run{i}"), None)));
        Assert.Equal(100, (await stores[0].ReadAsync(Always, None).ToListAsync()).Count);
    }

    [Fact]
    public async Task Feed_WhateverIsWritten_IsThereOnceAtItsLatest()
    {
        var store = Open();
        await store.RecordAsync(Runs.Of("a", genre: "jazz"), None);
        await store.RecordAsync(Runs.Of("b"), None);
        Assert.Equal(["cost-a", "cost-b"], Feed(0).Select(change => change.Id));
        var seen = Feed(0)[^1].Sequence;

        await store.RecordAsync(Runs.Of("a", genre: "blues"), None);
        await store.RecordIdleAsync(Runs.Idle(new DateTimeOffset(Runs.Day, new TimeOnly(13, 0), TimeSpan.Zero)), None);
        await store.RollUpAsync(Runs.Day, "acme", None);

        var later = Feed(seen);
        Assert.Equal(["cost-a", "idle-premium-20261120T1300", CostItem.IdOf(Runs.Day, "acme")], later.Select(change => change.Id));
        Assert.Equal("blues", later[0].Document.GetProperty("content").GetProperty("genre").GetString());
        Assert.Equal(["cost-b", .. later.Select(change => change.Id)], Feed(0).Select(change => change.Id));
        Assert.Equal(Feed(0).Select(change => change.Sequence).Distinct().Order(), Feed(0).Select(change => change.Sequence));

        // The last one, written again, does not get its old place in the sequence.
        await store.RollUpAsync(Runs.Day, "acme", None);
        Assert.Single(Feed(later[^1].Sequence));
    }

    [Fact]
    public async Task Feed_Documents_AreWhatTheWorkerBinds()
    {
        await Open().RecordAsync(Runs.Of(publisher: "日本", endedMinutes: 61), None);

        var bound = Feed(0)[0].Document.Deserialize<CostDocument>(Worker);
        Assert.Equal(new CostDocument("cost", Runs.Day.AddDays(1), "日本", Runs.Day), bound);
    }

    [Fact]
    public async Task Feed_Documents_HaveFocusNamesAndExactTexts()
    {
        var run = Runs.Of();
        await Open().RecordAsync(run, None);
        var line = Feed(0)[0].Document.GetProperty("content").GetProperty("cost").GetProperty("lines")[0];
        Assert.Equal(run.Cost.Lines[0].ListCost, decimal.Parse(line.GetProperty("ListCost").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("run", line.GetProperty("x_InstanceId").GetString());
    }

    [Fact]
    public async Task RollUp_OfAnEarlierState_DoesNotReplaceALaterOne()
    {
        var store = Open();
        await store.RecordAsync(Runs.Of("a"), None);
        await store.RecordAsync(Runs.Of("b"), None);
        await store.RollUpAsync(Runs.Day, "acme", None);
        var later = Assert.Single(await store.RollupsAsync(Always, None));

        using var connection = Connect();
        using var writer = new SqliteCostWriter(connection);
        var earlier = later with { Cells = [.. later.Cells.Take(1).Select(cell => cell with { Genre = "stale" })] };
        Assert.Equal(0, writer.PutRollup(SqliteCostRow.Of(CostItem.Of(earlier), asOf: 1)));
        Assert.Equal(later, Assert.Single(await store.RollupsAsync(Always, None)));
        Assert.Equal(1, writer.PutRollup(SqliteCostRow.Of(CostItem.Of(earlier), asOf: 2)));
        Assert.Equal(earlier, Assert.Single(await store.RollupsAsync(Always, None)));
    }

    [Fact]
    public async Task Read_HalfWay_HoldsNoTransactionOpen()
    {
        var store = Open();
        await Task.WhenAll(Enumerable.Range(0, 250).Select(i => store.RecordAsync(Runs.Of($"run{i}"), None)));
        await using var runs = store.ReadAsync(Always, None).GetAsyncEnumerator(None);
        Assert.True(await runs.MoveNextAsync());

        // A log that somebody reads cannot be emptied.
        using (var connection = Connect())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            Assert.Equal(0L, command.ExecuteScalar());
        }

        var count = 1;
        while (await runs.MoveNextAsync())
            count++;
        Assert.Equal(250, count);
    }

    [Theory]
    [InlineData("SELECT ended_key, document FROM item WHERE ended_key >= $a AND ended_key < $b ORDER BY ended_key", "run_by_end")]
    [InlineData("SELECT ended_key, document FROM item WHERE ended_key >= $a AND ended_key < $b AND publisher = $c ORDER BY ended_key", "run_by_publisher")]
    [InlineData("SELECT document FROM item WHERE song_id = $a ORDER BY ended_key DESC", "run_by_song")]
    [InlineData("SELECT document FROM item WHERE ended_key IS NULL AND kind = $a AND day >= $b AND day < $c ORDER BY day, publisher", "other_by_day")]
    [InlineData("SELECT MIN(ended_key) FROM item WHERE ended_key IS NOT NULL", "run_by_end")]
    [InlineData("SELECT sequence, document FROM change_feed WHERE sequence > $a ORDER BY sequence LIMIT 100", "PRIMARY KEY")]
    public async Task Queries_AsTheyAreAsked_ReadAnIndexAndSortNothing(string sql, string index)
    {
        await Open().CheckAsync(None);
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        foreach (var name in new[] { "$a", "$b", "$c" })
            command.Parameters.AddWithValue(name, "x");
        var plan = new List<string>();
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
                plan.Add(rows.GetString(3));
        }

        Assert.Contains(index, Assert.Single(plan), StringComparison.Ordinal);
        Assert.StartsWith("SEARCH", plan[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_FileOfAnother_NamesTheSetting()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        using (var connection = Connect())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "CREATE TABLE other (a)";
            command.ExecuteNonQuery();
        }

        var error = await Assert.ThrowsAsync<TagStoreUnavailableException>(() => Open().RecordAsync(Runs.Of(), None));
        Assert.Equal($"{File} is a database of another program; set CostStore:SqlitePath to a file that is not there yet.", error.Message);
    }

    [Fact]
    public async Task Record_FileLockedByAnother_SaysSoAndWorksAfterwards()
    {
        var store = Open(lockTimeoutSeconds: 1);
        await store.CheckAsync(None);
        using (var other = Connect())
        {
            using var transaction = other.BeginTransaction(deferred: false);
            await Assert.ThrowsAsync<TagStoreUnavailableException>(() => store.RecordAsync(Runs.Of(), None));
        }

        await store.RecordAsync(Runs.Of(), None);
        Assert.Single(await store.FindAsync("song", None));
    }

    public void Dispose()
    {
        _stores.ForEach(store => store.Dispose());
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private SqliteCostStore Open(int lockTimeoutSeconds = 10)
    {
        var store = new SqliteCostStore(File, lockTimeoutSeconds);
        _stores.Add(store);
        return store;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    // As the embedded host reads it.
    private List<(long Sequence, string Id, JsonElement Document)> Feed(long after)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sequence, document FROM change_feed WHERE sequence > $after ORDER BY sequence LIMIT 100";
        command.Parameters.AddWithValue("$after", after);
        using var rows = command.ExecuteReader();
        var changes = new List<(long, string, JsonElement)>();
        while (rows.Read())
        {
            var document = JsonSerializer.Deserialize<JsonElement>(rows.GetString(1));
            changes.Add((rows.GetInt64(0), document.GetProperty("id").GetString()!, document));
        }

        return changes;
    }
}
