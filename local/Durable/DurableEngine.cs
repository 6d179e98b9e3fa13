using GenreFunctions.Local.Durable.History;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Durable;

/// <summary>
/// Durable orchestrations on one machine: an event-sourced history in SQLite, deterministic replay, retries, timers, at-least-once
/// activities. Killed at any moment, it resumes where it was. Starts once, stops once. Thread-safe.
/// </summary>
internal sealed class DurableEngine : IAsyncDisposable
{
    /// <summary>How long what was cancelled has to tidy up before it is left to its fate; what it leaves is as after a kill.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly EngineParts _parts;
    private readonly TurnRunner _turns;
    private bool _isOpen;
    private bool _isStarted;
    private Task? _stopped;

    /// <summary>An engine that has not started.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public DurableEngine(DurableOptions options, DurableFunctions functions, TimeProvider time, ILoggerFactory loggers)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.DatabasePath);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumConcurrentActivities, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumConcurrentOrchestrators, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.HistoryCacheBytes);
        var logger = loggers.CreateLogger<DurableEngine>();
        var store = new HistoryStore(options.DatabasePath, logger, () => Committed?.Invoke());
        var cache = new HistoryCache(options.HistoryCacheBytes);
        var table = new InstanceTable();
        var activities = new ActivityRunner(
            options.MaximumConcurrentActivities, new FunctionNames<ActivityBody>("activity", functions.Activities), store.Reader, cache, table, time, logger);
        _parts = new EngineParts(store, cache, table, new TimerQueue(time), activities, time);
        _turns = new TurnRunner(options.MaximumConcurrentOrchestrators, new FunctionNames<OrchestratorBody>("orchestrator", functions.Orchestrators), _parts, loggers);
        Client = new EngineClient(Open, _parts);
    }

    /// <summary>Starts, asks after and steers orchestrations; may be used before <see cref="StartAsync"/>.</summary>
    public DurableTaskClient Client { get; }

    /// <summary>Called after every transaction, before anything follows from it: where a kill may come.</summary>
    internal Action? Committed { get; set; }

    /// <summary>Resumes what was going on, and takes up what is scheduled.</summary>
    /// <exception cref="InvalidOperationException">The history is another host's, or of another version; or the engine was started before.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_isStarted)
                throw new InvalidOperationException("A durable engine starts once.");
            _isStarted = true;
        }

        await Task.Run(Open, cancellation).WaitAsync(cancellation);
        _parts.Timers.Start();
        _parts.Activities.Start();
        _turns.Start();
    }

    /// <summary>
    /// Takes up nothing new, and waits for what runs: until <paramref name="cancellation"/>, which cancels the running activities. What did
    /// not end runs again at the next start. The client goes on writing down what it is given.
    /// </summary>
    public Task StopAsync(CancellationToken cancellation)
    {
        lock (_gate)
            return _stopped ??= _isStarted ? DrainAsync(cancellation) : Task.CompletedTask;
    }

    /// <summary>Stops at once, if it runs, and closes the history. Whoever waits for an orchestration gets an <see cref="InvalidOperationException"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(new CancellationToken(canceled: true));
        _parts.Table.GiveUp(new InvalidOperationException("The durable engine is closed; the orchestration goes on at its next start."));
        lock (_gate)
        {
            _isOpen = true;
            _parts.Store.Dispose();
        }

        _parts.Timers.Dispose();
        _parts.Activities.Dispose();
    }

    private void Open()
    {
        lock (_gate)
        {
            if (_isOpen)
                return;
            _parts.Store.Open();
            _parts.Resume(_parts.Store.Reader.Running());
            _isOpen = true;
        }
    }

    private async Task DrainAsync(CancellationToken cancellation)
    {
        _parts.Timers.Stop();
        _turns.HoldBack();
        var activities = _parts.Activities.StopAsync();
        try
        {
            await activities.WaitAsync(cancellation);
            await _parts.Table.WhenQuiet().WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            _parts.Activities.Cancel();
            _parts.Store.GiveUp();
            await Task.WhenAny(activities, Task.Delay(Grace, CancellationToken.None));
            await Task.WhenAny(_parts.Table.WhenQuiet(), Task.Delay(Grace, CancellationToken.None));
        }

        _parts.Table.Close();
    }
}
