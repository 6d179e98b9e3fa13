using GenreFunctions.Local.Durable.History;
using GenreFunctions.Local.Durable.Replay;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Durable;

/// <summary>What a turn does: first to the file, whole or not at all, then to memory.</summary>
/// <param name="parts">The engine.</param>
/// <param name="instance">Whose turn.</param>
/// <param name="history">What it had been through, if it goes on.</param>
/// <param name="taken">What it took from its inbox.</param>
/// <param name="played">What it has been through now, its requests last.</param>
/// <param name="result">Where it is.</param>
/// <param name="status">The same, seen from outside.</param>
/// <param name="now">When, in UTC.</param>
internal sealed class TurnCommit(
    EngineParts parts,
    Instance instance,
    OrchestrationHistory? history,
    IReadOnlyList<Message> taken,
    IReadOnlyList<HistoryEvent> played,
    TurnResult result,
    OrchestrationRuntimeStatus status,
    DateTime now)
{
    private readonly int _generation = instance.Generation;
    private readonly int _firstNumber = history?.Events.Count ?? 0;
    private readonly List<Instance> _admitted = [];
    private readonly List<(long Key, Message Message)> _sent = [];
    private readonly List<Message> _carried = [];

    /// <summary>Whether its sub-orchestrations are to end with it.</summary>
    public bool EndsChildren { get; init; }

    private bool IsEnd => result.State is TurnState.Completed or TurnState.Failed;

    /// <summary>Writes it; may be called again after a rollback.</summary>
    public void Apply(HistoryStatements statements)
    {
        _admitted.Clear();
        _sent.Clear();
        _carried.Clear();
        foreach (var message in taken.Where(message => message.IsStored))
            statements.DeleteMessage(message.Sequence);
        statements.Touch(instance.Key, status, result.CustomStatus.IsSet, result.CustomStatus.Json, now);
        if (IsEnd)
            End(statements);
        else if (result.State == TurnState.ContinuesAsNew)
            Continue(statements);
        else
            AddEvents(statements);

        foreach (var request in result.Requests)
            MeetAtOnce(statements, request);
    }

    /// <summary>Follows it up, once it is in the file.</summary>
    public void Committed()
    {
        if (result.State == TurnState.Waits)
            parts.Cache.Append(instance.Key, history!, played);
        else
            parts.Cache.Remove(instance.Key);
        parts.Table.EndTurn(instance, _carried, Change);
        _admitted.ForEach(parts.Admit);
        foreach (var (key, message) in _sent)
            parts.Table.Post(key, message);
        if (result.State != TurnState.Waits)
            return;
        var given = result.Requests.Where(request => request.Kind == EventKind.TimerCancelled).Select(request => request.TaskId).ToHashSet();
        for (var i = 0; i < played.Count; i++)
        {
            if (played[i].IsRequest && !given.Contains(played[i].TaskId))
                parts.Meet(instance, _firstNumber + i, played[i]);
        }
    }

    private void Change(Instance changed)
    {
        changed.Status = status;
        changed.HasEnded = IsEnd;
        changed.HasBegun = true;
        foreach (var timer in result.Requests.Where(request => request.Kind == EventKind.TimerCancelled))
            changed.GivenUpTimers.Add(timer.TaskId);
        if (result.State != TurnState.ContinuesAsNew)
            return;
        changed.Generation++;
        changed.HasBegun = false;
        changed.GivenUpTimers.Clear();
        changed.IsWoken = true;
    }

    private void AddEvents(HistoryStatements statements)
    {
        for (var i = 0; i < played.Count; i++)
            statements.InsertEvent(instance.Key, _firstNumber + i, played[i]);
    }

    private void Continue(HistoryStatements statements)
    {
        statements.Continue(instance.Key, _generation + 1, result.Text);
        foreach (var item in result.Carried)
            _carried.Add(statements.InsertMessage(instance.Key, new Message(item.Origin, Message.AnyGeneration, item)));
    }

    private void End(HistoryStatements statements)
    {
        var failure = DurableJson.Write(result.Failure);
        statements.End(instance.Key, result.Text, failure);
        if (instance.Parent is { } parent && statements.IsRunning(parent.Key, parent.Generation))
        {
            var outcome = status == OrchestrationRuntimeStatus.Completed
                ? new HistoryEvent(EventKind.OrchestrationCompleted, parent.TaskId, Name: null, result.Text, now)
                : Failed(parent.TaskId, failure ?? Sentence($"Orchestration '{instance.Id}' was terminated."));
            Send(statements, parent.Key, parent.Generation, outcome);
        }

        if (!EndsChildren)
            return;
        foreach (var child in statements.RunningChildren(instance.Key))
            Send(statements, child, Message.AnyGeneration, new HistoryEvent(EventKind.TerminationAsked, HistoryEvent.NoTask, Termination.Recursive, result.Text, now));
    }

    /// <summary>Sub-orchestrations and events for others are rows of theirs, so they are part of the same transaction.</summary>
    private void MeetAtOnce(HistoryStatements statements, HistoryEvent request)
    {
        if (request.Kind == EventKind.EventSent)
        {
            var (target, payload) = result.Addressed[request.TaskId];
            if (statements.RunningKey(target) is { } key)
                Send(statements, key, Message.AnyGeneration, new HistoryEvent(EventKind.EventRaised, HistoryEvent.NoTask, request.Name, payload, now));
        }
        else if (request.Kind == EventKind.OrchestrationScheduled)
        {
            AddChild(statements, request);
        }
    }

    private void AddChild(HistoryStatements statements, HistoryEvent request)
    {
        var (id, input) = result.Addressed[request.TaskId];
        var parent = new ParentTask(instance.Key, _generation, request.TaskId, instance.Id, instance.Name, instance.Root);
        var row = new InstanceRow(id, request.Name!, input, now, StartAt: null, parent);

        // A retry has the identity of the attempt that failed.
        if ((statements.InsertInstance(row) ?? (statements.RemoveEnded(id) ? statements.InsertInstance(row) : null)) is { } key)
            _admitted.Add(Instance.Of(key, row));
        else if (result.State == TurnState.Waits)
            Send(statements, instance.Key, _generation, Failed(request.TaskId, Sentence($"An orchestration of the identity '{id}' is running already.")));
    }

    private void Send(HistoryStatements statements, long key, int generation, HistoryEvent item) =>
        _sent.Add((key, statements.InsertMessage(key, new Message(Message.Unstored, generation, item))));

    private HistoryEvent Failed(int taskId, string failure) => new(EventKind.OrchestrationFailed, taskId, Name: null, failure, now);

    private static string Sentence(string message) =>
        DurableJson.Write(new TaskFailureDetails(typeof(InvalidOperationException).FullName!, message, StackTrace: null, InnerFailure: null, Properties: null))!;
}
