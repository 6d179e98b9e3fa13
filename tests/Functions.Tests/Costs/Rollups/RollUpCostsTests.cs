using System.Reflection;
using System.Text.Json;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Costs.Rollups;
using GenreFunctions.Functions.Costs.Sqlite;
using GenreFunctions.Functions.Tests.Costs.Stores;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Tests.Costs.Rollups;

public sealed class RollUpCostsTests : IDisposable
{
    private static readonly CostRange Always = new(DateOnly.MinValue, DateOnly.MaxValue);

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteCostStore _store;

    public RollUpCostsTests() => _store = new SqliteCostStore(Path.Combine(_folder.Path, "costs.db"));

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Run_ChangesOfSeveralDaysAndPublishers_RollsUpThose()
    {
        await _store.RecordAsync(Runs.Of("a"), None);
        await _store.RecordAsync(Runs.Of("b", publisher: "zenith"), None);
        await _store.RecordAsync(Runs.Of("c", startedMinutes: 2000, endedMinutes: 2001), None);
        await RunAsync(Changes());
        Assert.Equal([(Runs.Day, "acme"), (Runs.Day, "zenith"), (Runs.Day.AddDays(2), "acme")], (await _store.RollupsAsync(Always, None)).Select(rollup => (rollup.Day, rollup.Publisher)));

        // What a rollup and an idle stretch bring into the feed is not rolled up, and what is told twice counts once.
        await _store.RecordIdleAsync(Runs.Idle(Runs.Start.AddDays(40)), None);
        var before = await _store.RollupsAsync(Always, None);
        await RunAsync(Changes());
        Assert.Equal(before, await _store.RollupsAsync(Always, None));
    }

    [Fact]
    public async Task Run_RunThatMovedOverMidnight_RollsUpTheDayItLeft()
    {
        await _store.RecordAsync(Runs.Of("a", endedMinutes: 59), None);
        await _store.RecordAsync(Runs.Of("b", endedMinutes: 30), None);
        await RunAsync(Changes());
        await _store.RecordAsync(Runs.Of("a", endedMinutes: 61), None);

        // Of the day that it left nothing else is in the feed.
        await RunAsync([Changes()[^1]]);
        Assert.Equal([(Runs.Day, 1L), (Runs.Day.AddDays(1), 1L)], (await _store.RollupsAsync(Always, None)).Select(rollup => (rollup.Day, rollup.Cells.Sum(cell => cell.Totals.Songs))));
    }

    [Fact]
    public async Task Run_OtherKinds_AskTheStoreForNothing()
    {
        await new RollUpCosts(null!).RunAsync([new CostDocument("rollup", Runs.Day, "acme"), new CostDocument("idle", Runs.Day, ""), new CostDocument("later", Runs.Day, "acme")], None);
    }

    [Fact]
    public void DaysBefore_LongAgo_IsAMonthAtMost()
    {
        Assert.Empty(CostDocument.DaysBefore(Runs.Day, Runs.Day));
        Assert.Empty(CostDocument.DaysBefore(Runs.Day.AddDays(1), Runs.Day));
        Assert.Equal([Runs.Day.AddDays(1), Runs.Day], CostDocument.DaysBefore(Runs.Day, Runs.Day.AddDays(2)));
        Assert.Equal(31, CostDocument.DaysBefore(DateOnly.MinValue, Runs.Day).Count());
    }

    [Fact]
    public void Trigger_AsDeclared_WatchesTheContainerFromItsBeginning()
    {
        var trigger = typeof(RollUpCosts).GetMethod(nameof(RollUpCosts.RunAsync))!.GetParameters()[0].GetCustomAttribute<CosmosDBTriggerAttribute>()!;
        Assert.Equal(("genre", "costs", "CosmosConnection", "leases"), (trigger.DatabaseName, trigger.ContainerName, trigger.Connection, trigger.LeaseContainerName));
        Assert.True(trigger.StartFromBeginning);
    }

    public void Dispose()
    {
        _store.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private Task RunAsync(IReadOnlyList<CostDocument> changes) => new RollUpCosts(_store).RunAsync(changes, None);

    private List<CostDocument> Changes()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "costs.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT document FROM change_feed ORDER BY sequence";
        using var rows = command.ExecuteReader();
        var changes = new List<CostDocument>();
        while (rows.Read())
            changes.Add(JsonSerializer.Deserialize<CostDocument>(rows.GetString(0))!);
        return changes;
    }
}
