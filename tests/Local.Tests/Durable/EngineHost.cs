using GenreFunctions.Local.Durable;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Tests.Durable;

/// <summary>An engine with a history, a clock and functions of one test's own; can be started again on the same history.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    /// <summary>Longer than anything takes on a busy machine: a test that gets there has found a hang.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public EngineHost()
    {
        Options = new DurableOptions { DatabasePath = Path.Combine(_folder.Path, "history.db"), MaximumConcurrentActivities = 4, MaximumConcurrentOrchestrators = 2 };
        Engine = NewEngine();
    }

    public DurableOptions Options { get; set; }

    public Dictionary<string, OrchestratorBody> Orchestrators { get; init; } = [];

    public Dictionary<string, ActivityBody> Activities { get; init; } = [];

    public SteppedTime Time { get; } = new();

    public RecordingLoggers Loggers { get; } = new();

    public DurableEngine Engine { get; private set; }

    public DurableTaskClient Client => Engine.Client;

    public string Folder => _folder.Path;

    public EngineHost Orchestrator<T>(string name, Func<TaskOrchestrationContext, Task<T>> body)
    {
        Orchestrators[name] = async context => await body(context);
        return this;
    }

    public EngineHost Activity<TIn, TOut>(string name, Func<TIn, TOut> body) => ActivityAsync<TIn, TOut>(name, (input, _) => Task.FromResult(body(input)));

    public EngineHost ActivityAsync<TIn, TOut>(string name, Func<TIn, CancellationToken, Task<TOut>> body)
    {
        Activities[name] = async (input, _, cancellation) => await body(input is null ? default! : DurableJson.Read<TIn>(input)!, cancellation);
        return this;
    }

    /// <summary>Makes the engine anew, with the functions as they are now.</summary>
    public EngineHost Make()
    {
        Engine = NewEngine();
        return this;
    }

    public async Task<EngineHost> StartAsync()
    {
        await Make().Engine.StartAsync(default);
        return this;
    }

    /// <summary>Asks after an orchestration until it is as a test wants it.</summary>
    public async Task EventuallyAsync(string instanceId, Func<OrchestrationMetadata, bool> condition)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true) is not { } found || !condition(found))
            Assert.False(deadline.IsCancellationRequested, $"'{instanceId}' did not come to where it should in time.");
    }

    /// <summary>Closes the engine and starts another on its history.</summary>
    public async Task RestartAsync()
    {
        await Engine.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Copies the history as a kill would leave it now; to be called while nothing is written.</summary>
    public string CopyHistory(string name)
    {
        var path = Path.Combine(_folder.Path, name);
        using var from = new SqliteConnection($"Data Source={Options.DatabasePath}");
        using var to = new SqliteConnection($"Data Source={path};Pooling=False");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
        return path;
    }

    public async Task<OrchestrationMetadata> EndAsync(string instanceId)
    {
        var end = Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true);
        await Time.AdvanceUntilAsync(end);
        return await end;
    }

    public async Task<OrchestrationMetadata> RunAsync(string name, object? input = null, string? instanceId = null) =>
        await EndAsync(await Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions(instanceId)));

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private DurableEngine NewEngine() => new(Options, new DurableFunctions(Orchestrators, Activities), Time, Loggers);
}
