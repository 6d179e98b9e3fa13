using GenreFunctions.Local.Durable.History;
using GenreFunctions.Local.Durable.Replay;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Durable;

/// <summary>
/// Gives orchestrations their turns, on threads of its own: an orchestrator stays on one thread anyhow, and activities that compute may
/// hold every thread of the pool.
/// </summary>
internal sealed class TurnRunner(int maximumConcurrent, FunctionNames<OrchestratorBody> bodies, EngineParts parts, ILoggerFactory loggers)
{
    private readonly ILogger _logger = loggers.CreateLogger<DurableEngine>();
    private readonly List<Thread> _threads = [];
    private volatile bool _isPlaying = true;

    public void Start()
    {
        for (var i = 0; i < maximumConcurrent; i++)
            _threads.Add(new Thread(Run) { IsBackground = true, Name = $"durable orchestrator {i + 1}" });
        _threads.ForEach(thread => thread.Start());
    }

    /// <summary>From now on no orchestrator is run: what comes in is only kept.</summary>
    public void HoldBack() => _isPlaying = false;

    private void Run()
    {
        while (parts.Table.TryBeginTurn(out var instance, out var messages))
        {
            try
            {
                HaveTurn(instance, messages);
            }
            catch (Exception failure)
            {
                GiveUp(instance, messages, failure);
            }
        }
    }

    private void HaveTurn(Instance instance, List<Message> messages)
    {
        messages.RemoveAll(message => message.Generation != Message.AnyGeneration && message.Generation != instance.Generation);
        if (!_isPlaying)
        {
            Keep(instance, messages, [], instance.Status);
            return;
        }

        if (messages.Find(message => message.Event.Kind == EventKind.TerminationAsked) is { } termination)
        {
            Terminate(instance, messages, termination.Event);
            return;
        }

        var control = messages.FindAll(message => message.Event.Kind is EventKind.SuspensionAsked or EventKind.ResumptionAsked);
        var arrived = messages.FindAll(message => !control.Contains(message));
        var status = control.Count == 0 ? instance.Status
            : control[^1].Event.Kind == EventKind.SuspensionAsked ? OrchestrationRuntimeStatus.Suspended
            : instance.HasBegun || instance.Generation > 0 ? OrchestrationRuntimeStatus.Running : OrchestrationRuntimeStatus.Pending;
        var canBegin = instance.HasBegun ? arrived.Count > 0 : !(instance.StartAt > parts.Now);
        if (status == OrchestrationRuntimeStatus.Suspended || !canBegin)
            Keep(instance, arrived, control, status);
        else
            Play(instance, messages, arrived);
    }

    /// <summary>Puts what came in where a kill does not reach it, for a later turn.</summary>
    private void Keep(Instance instance, List<Message> messages, List<Message> taken, OrchestrationRuntimeStatus status)
    {
        messages.RemoveAll(message => message.Event.Kind == EventKind.Escaped);
        if (messages.TrueForAll(message => message.IsStored) && taken.Count == 0)
        {
            parts.Table.EndTurn(instance, messages);
            return;
        }

        List<Message> stored = [];
        var write = new Write(
            statements =>
            {
                taken.ForEach(message => statements.DeleteMessage(message.Sequence));
                statements.SetStatus(instance.Key, status, parts.Now);
                stored = messages.ConvertAll(message => message.IsStored ? message : statements.InsertMessage(instance.Key, message));
            },
            () => parts.Table.EndTurn(instance, stored, changed => changed.Status = status),
            failure => GiveUp(instance, messages, failure));
        parts.Store.Write(write);
    }

    private void Terminate(Instance instance, List<Message> messages, HistoryEvent termination)
    {
        var result = new TurnResult(TurnState.Completed, termination.Payload, Failure: null, [], new Dictionary<int, (string, string?)>(), [], default);
        Commit(instance, messages, new TurnCommit(parts, instance, history: null, messages, [], result, OrchestrationRuntimeStatus.Terminated, parts.Now)
        {
            EndsChildren = termination.Name == Termination.Recursive,
        });
    }

    private void Play(Instance instance, List<Message> messages, List<Message> arrived)
    {
        var history = parts.Cache.Find(instance.Key) ?? parts.Store.Reader.History(instance.Key, instance.Generation);
        var lastTurn = history.Events.FindLast(item => item.Kind == EventKind.TurnStarted)?.At;
        var now = lastTurn > parts.Now ? lastTurn.Value : parts.Now;
        List<HistoryEvent> played =
        [
            new(EventKind.TurnStarted, HistoryEvent.NoTask, Name: null, Payload: null, now),
            .. arrived.Select(message => message.Event with { Origin = message.Sequence }),
        ];
        var result = Run(instance, history, now, played[1..]);
        played.AddRange(result.Requests);
        var status = result.State switch
        {
            TurnState.Completed => OrchestrationRuntimeStatus.Completed,
            TurnState.Failed => OrchestrationRuntimeStatus.Failed,
            _ => OrchestrationRuntimeStatus.Running,
        };
        Warn(instance, result);
        Commit(instance, messages, new TurnCommit(parts, instance, history, messages, played, result, status, now));
    }

    private TurnResult Run(Instance instance, OrchestrationHistory history, DateTime now, List<HistoryEvent> arrived)
    {
        var parent = instance.Parent is { } caller ? new ParentOrchestrationInstance(caller.Name, caller.InstanceId) : null;
        var facts = new OrchestrationFacts(instance.Name, instance.Id, instance.Generation, parent, history.Input);
        try
        {
            if (arrived.Exists(item => item.Kind == EventKind.Escaped))
                throw OrchestrationTurn.Escaped(facts);
            var generation = instance.Generation;
            var escaped = new HistoryEvent(EventKind.Escaped, HistoryEvent.NoTask, Name: null, Payload: null, now);
            return new OrchestrationTurn(
                facts, bodies.Get(instance.Name), history.Events, loggers, () => parts.Table.Post(instance.Key, new Message(Message.Unstored, generation, escaped))).Run(now, arrived);
        }
        catch (Exception failure)
        {
            // There is no such orchestrator, it escaped, or it threw where nobody awaits it.
            return new TurnResult(TurnState.Failed, Text: null, Failures.Of(failure), [], new Dictionary<int, (string, string?)>(), [], default);
        }
    }

    private void Commit(Instance instance, List<Message> messages, TurnCommit commit) =>
        parts.Store.Write(new Write(commit.Apply, commit.Committed, failure => GiveUp(instance, messages, failure)));

    private void Warn(Instance instance, TurnResult result)
    {
        if (result.State == TurnState.Failed)
            _logger.LogWarning("Orchestration '{Instance}' of '{Orchestrator}' failed: {Failure}", instance.Id, instance.Name, result.Failure);
        else if (result.State != TurnState.Waits && result.Requests.FirstOrDefault(request => request.Kind == EventKind.ActivityScheduled) is { } lost)
            _logger.LogWarning("Orchestration '{Instance}' of '{Orchestrator}' ended without awaiting activity '{Activity}', which is not run.", instance.Id, instance.Name, lost.Name);
    }

    /// <summary>A turn that could not be had or written did not happen: what it was about is there at the next start.</summary>
    private void GiveUp(Instance instance, List<Message> messages, Exception failure)
    {
        if (failure is not OperationCanceledException)
            _logger.LogError(failure, "A turn of orchestration '{Instance}' of '{Orchestrator}' could not be written; it is had at the next start.", instance.Id, instance.Name);
        parts.Table.EndTurn(instance, messages);
    }
}
