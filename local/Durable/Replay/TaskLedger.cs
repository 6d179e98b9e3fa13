using GenreFunctions.Local.Durable.History;
using Microsoft.DurableTask;

namespace GenreFunctions.Local.Durable.Replay;

/// <summary>The tasks that an orchestrator asks for, in order, held against those that its history says it asked for.</summary>
/// <param name="who">Which orchestrator of which instance, for a sentence.</param>
/// <param name="recorded">What the history says, in order.</param>
internal sealed class TaskLedger(string who, IReadOnlyList<HistoryEvent> recorded)
{
    private readonly Dictionary<int, (TaskCompletionSource<string?> Source, string Name)> _open = [];
    private int _asked;

    /// <summary>What was asked for beyond the history, and timers that were given up: in order.</summary>
    public List<HistoryEvent> New { get; } = [];

    /// <summary>What is wrong, if something is.</summary>
    public NonDeterministicOrchestrationException? Fault { get; private set; }

    /// <summary>Whether anything that was asked for has no outcome yet.</summary>
    public bool HasOpenTasks => _open.Count > 0;

    /// <summary>Asks for something.</summary>
    /// <param name="isReplaying">Whether the history has to have it.</param>
    /// <param name="request">Makes the event, given the number of the task.</param>
    /// <returns>The task's number.</returns>
    /// <exception cref="NonDeterministicOrchestrationException">The history has something else.</exception>
    public int Ask(bool isReplaying, Func<int, HistoryEvent> request)
    {
        var id = _asked++;
        var asked = request(id);
        if (id >= recorded.Count)
        {
            if (isReplaying)
                throw Blame($"its replay asks for {Describe(asked)}, where its history has nothing");
            New.Add(asked);
        }
        else if (recorded[id] is var expected && (expected.Kind != asked.Kind || !string.Equals(expected.Name, asked.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw Blame($"its replay asks for {Describe(asked)}, where its history has {Describe(expected)}");
        }

        return id;
    }

    /// <summary>The outcome of what was asked for.</summary>
    public Task<string?> Open(int id, string name)
    {
        var source = new TaskCompletionSource<string?>();
        _open.Add(id, (source, name));
        return source.Task;
    }

    /// <summary>Gives a task its outcome; nothing if it has one.</summary>
    public void Close(HistoryEvent outcome)
    {
        if (!_open.Remove(outcome.TaskId, out var task))
            return;
        if (outcome.Kind is EventKind.ActivityFailed or EventKind.OrchestrationFailed)
        {
            task.Source.SetException(new TaskFailedException(task.Name, outcome.TaskId, DurableJson.Read<TaskFailureDetails>(outcome.Payload!)!));
            // Nobody has to await it: what an orchestrator leaves behind is no error of the process.
            _ = task.Source.Task.Exception;
        }
        else
        {
            task.Source.SetResult(outcome.Payload);
        }
    }

    /// <summary>Gives up a timer; nothing if it fired.</summary>
    public void CancelTimer(int id, bool isReplaying, DateTime now, CancellationToken token)
    {
        if (!_open.Remove(id, out var timer))
            return;
        if (!isReplaying)
            New.Add(new HistoryEvent(EventKind.TimerCancelled, id, Name: null, Payload: null, now));
        timer.Source.SetCanceled(token);
    }

    /// <summary>At the end of a turn that the history holds: whether all that it asked for was asked for again, and no more.</summary>
    /// <param name="expected">How much the history has asked for so far.</param>
    public void CheckTurn(int expected)
    {
        if (Fault is null && _asked < expected)
            Blame($"its replay does not ask for {Describe(recorded[_asked])}, which its history has");
        else if (Fault is null && _asked > expected)
            Blame($"its replay asks for {Describe(recorded[expected])} earlier than its history does");
    }

    /// <summary>Notes what is wrong; the first thing counts.</summary>
    public NonDeterministicOrchestrationException Blame(string what) =>
        Fault ??= new NonDeterministicOrchestrationException(
            $"{who} is not deterministic: {what}. An orchestrator has to do the same at every replay: let it use its context for time, identities, timers and calls, and let instances that are running end before its code changes.");

    private static string Describe(HistoryEvent request)
    {
        var kind = request.Kind switch
        {
            EventKind.ActivityScheduled => "activity",
            EventKind.TimerCreated => "a timer",
            EventKind.OrchestrationScheduled => "sub-orchestration",
            _ => "sending event",
        };
        return request.Name is null ? $"{kind} (task {request.TaskId})" : $"{kind} '{request.Name}' (task {request.TaskId})";
    }
}
