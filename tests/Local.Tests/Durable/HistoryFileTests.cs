using GenreFunctions.Local.Durable;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Tests.Durable;

public sealed class HistoryFileTests : IAsyncDisposable
{
    private readonly EngineHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task File_LockedByAnotherProgram_LosesNothingAndWarnsOnce()
    {
        var (started, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        await _host.Orchestrator("Song", context => context.CallActivityAsync<int>("Score"))
            .ActivityAsync<object, int>("Score", async (_, _) =>
            {
                started.TrySetResult();
                await go.Task;
                return 7;
            }).StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Song");
        await started.Task.WaitAsync(EngineHost.Deadline);
        var warned = _host.Loggers.WhenLogged("cannot be used now");
        Task<string> scheduled;
        using (var other = new SqliteConnection($"Data Source={_host.Options.DatabasePath};Pooling=False"))
        {
            other.Open();
            Execute(other, "BEGIN EXCLUSIVE");
            go.SetResult();
            scheduled = _host.Client.ScheduleNewOrchestrationInstanceAsync("Song", null, new StartOrchestrationOptions("second"));
            await warned;
            Assert.False(scheduled.IsCompleted);
            Execute(other, "COMMIT");
        }

        Assert.Equal("second", await scheduled.WaitAsync(EngineHost.Deadline));
        Assert.Equal("7", (await _host.EndAsync(id)).SerializedOutput);
        Assert.Equal("7", (await _host.EndAsync("second")).SerializedOutput);
        Assert.Single(_host.Loggers.Lines(LogLevel.Warning), line => line.Contains("cannot be used now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task File_OfAnotherVersion_IsRefusedInASentence()
    {
        using (var connection = new SqliteConnection($"Data Source={_host.Options.DatabasePath};Pooling=False"))
        {
            connection.Open();
            Execute(connection, "PRAGMA user_version = 99; CREATE TABLE instances (key INTEGER)");
        }

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _host.StartAsync());

        Assert.Contains("has schema version 99, and this host reads version 1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatIsNoDatabase_IsRefusedInASentence()
    {
        await File.WriteAllTextAsync(_host.Options.DatabasePath, string.Concat(Enumerable.Repeat("these are notes, not a history. ", 100)));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _host.StartAsync());

        Assert.Contains("is not a SQLite file", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_InUse_IsRefusedInASentence()
    {
        await _host.StartAsync();
        await using var second = new DurableEngine(_host.Options, new DurableFunctions(_host.Orchestrators, _host.Activities), _host.Time, _host.Loggers);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => second.StartAsync(default));

        Assert.Contains("is used by another host", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_OfEndedOrchestrations_KeepsTheirRowsOnly()
    {
        await _host.Orchestrator("Song", context => context.CallActivityAsync<int>("Score")).Activity<object, int>("Score", _ => 7).StartAsync();
        for (var i = 0; i < 5; i++)
            await _host.RunAsync("Song");
        await _host.Engine.DisposeAsync();

        using var connection = new SqliteConnection($"Data Source={_host.Options.DatabasePath};Pooling=False");
        connection.Open();
        Assert.Equal((5L, 0L, 0L), (Count(connection, "instances"), Count(connection, "events"), Count(connection, "inbox")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_host.Options.DatabasePath));
    }

    [Fact]
    public async Task History_LargerThanTheCache_IsReadAgain()
    {
        _host.Options = _host.Options with { HistoryCacheBytes = 0 };
        await _host.Orchestrator("Sum", async context =>
            {
                var sum = 0;
                for (var i = 0; i < 10; i++)
                    sum += await context.CallActivityAsync<int>("Score", i);
                return sum;
            })
            .Activity<int, int>("Score", x => x).StartAsync();

        Assert.Equal("45", (await _host.RunAsync("Sum")).SerializedOutput);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static long Count(SqliteConnection connection, string table)
    {
        using var command = new SqliteCommand($"SELECT count(*) FROM {table}", connection);
        return (long)command.ExecuteScalar()!;
    }
}
