using GenreFunctions.Local.Durable.History;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Durable.Replay;

/// <summary>One turn of an orchestrator: from the top over its history, then over what has arrived since. Runs once, on the calling thread.</summary>
internal sealed class OrchestrationTurn
{
    private readonly OrchestrationFacts _facts;
    private readonly OrchestratorBody _body;
    private readonly IReadOnlyList<HistoryEvent> _history;
    private readonly OrchestratorThread _thread;
    private readonly TaskLedger _tasks;
    private readonly ExternalEvents _events;
    private readonly ReplayContext _context;
    private Task<object?>? _run;

    /// <summary>A turn that has not been had.</summary>
    /// <param name="facts">Whose.</param>
    /// <param name="body">The orchestrator.</param>
    /// <param name="history">What it has been through.</param>
    /// <param name="loggers">Where it may log.</param>
    /// <param name="escapedLate">Called when it is seen, after the turn, to have awaited something that is not of its context.</param>
    public OrchestrationTurn(OrchestrationFacts facts, OrchestratorBody body, IReadOnlyList<HistoryEvent> history, ILoggerFactory loggers, Action escapedLate)
    {
        (_facts, _body, _history) = (facts, body, history);
        _thread = new OrchestratorThread(escapedLate);
        _events = new ExternalEvents(_thread);
        _tasks = new TaskLedger(Who(facts), [.. history.Where(item => item.IsRequest)]);
        _context = new ReplayContext(facts, _thread, _tasks, _events, loggers);
    }

    /// <summary>What an orchestrator that escaped is told.</summary>
    public static NonDeterministicOrchestrationException Escaped(OrchestrationFacts facts) => new(
        $"{Who(facts)} awaited something that is not of its context, such as Task.Delay, Task.Run, I/O or ConfigureAwait(false), and cannot be replayed: let it await only what its context gives out, and do the rest in activities.");

    /// <summary>Has the turn.</summary>
    /// <param name="now">Its time, in UTC.</param>
    /// <param name="arrived">What has arrived.</param>
    public TurnResult Run(DateTime now, IReadOnlyList<HistoryEvent> arrived)
    {
        _thread.Run(() =>
        {
            Replay();
            Begin(now, isReplaying: false);
            foreach (var item in arrived)
                Apply(item);
        });
        return Result();
    }

    private static string Who(OrchestrationFacts facts) => $"Orchestrator '{facts.Name}' of instance '{facts.InstanceId}'";

    private void Replay()
    {
        var asked = 0;
        foreach (var item in _history)
        {
            if (item.Kind == EventKind.TurnStarted)
            {
                EndReplayedTurn(asked);
                Begin(item.At, isReplaying: true);
            }
            else if (item.IsRequest)
            {
                asked++;
            }
            else
            {
                Apply(item);
            }
        }

        EndReplayedTurn(asked);
    }

    private void EndReplayedTurn(int asked)
    {
        if (_run is null)
            return;
        _tasks.CheckTurn(asked);
        if (_run.IsCompleted && _tasks.Fault is null)
            _tasks.Blame("its replay ends where its history goes on");
    }

    private void Begin(DateTime now, bool isReplaying)
    {
        _context.BeginTurn(now, isReplaying);
        _run ??= StartAsync();
        _thread.Pump();
    }

    /// <summary>Awaited here, so that an orchestrator that ends elsewhere is seen to come back from there.</summary>
    private async Task<object?> StartAsync() => await _body(_context);

    private void Apply(HistoryEvent item)
    {
        // What comes after its end changes nothing, but the events among it may be for its next run.
        if (item.Kind == EventKind.EventRaised)
            _events.Raise(item);
        else if (!_run!.IsCompleted && item.Kind != EventKind.TimerCancelled)
            _tasks.Close(item);
        _thread.Pump();
    }

    private TurnResult Result()
    {
        var isStuck = !_run!.IsCompleted && !_tasks.HasOpenTasks && !_events.AreAwaited;
        if (_tasks.Fault is { } fault)
            return Failed(fault);
        if (_thread.HasEscaped || isStuck)
            return Failed(Escaped(_facts));
        if (!_run.IsCompleted)
            return Of(TurnState.Waits);
        if (_run.IsCanceled)
            return Failed(new TaskCanceledException(_run));
        if (_run.Exception?.InnerException is { } exception)
            return Failed(exception);
        return _context.Continuation.IsSet ? Of(TurnState.ContinuesAsNew, _context.Continuation.Json) : Completed();
    }

    private TurnResult Completed()
    {
        try
        {
            return Of(TurnState.Completed, DurableJson.Write(_run!.Result));
        }
        catch (Exception exception) when (exception is NotSupportedException or System.Text.Json.JsonException)
        {
            return Failed(exception);
        }
    }

    private TurnResult Failed(Exception exception) => Of(TurnState.Failed) with { Failure = Failures.Of(exception) };

    private TurnResult Of(TurnState state, string? text = null) => new(
        state, text, Failure: null, _tasks.New, _context.Addressed, _context.Continuation.KeepsEvents ? _events.Kept : [], _context.CustomStatus);
}
