using System.Globalization;
using GenreFunctions.Local.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Durable.Replay;

/// <summary>What an orchestrator may do, in one run over its history.</summary>
internal sealed class ReplayContext(OrchestrationFacts facts, OrchestratorThread thread, TaskLedger tasks, ExternalEvents events, ILoggerFactory loggers) : TaskOrchestrationContext
{
    private DateTime _now;
    private bool _isReplaying;
    private int _identities;

    /// <inheritdoc/>
    public override TaskName Name => facts.Name;

    /// <inheritdoc/>
    public override string InstanceId => facts.InstanceId;

    /// <inheritdoc/>
    public override ParentOrchestrationInstance? Parent => facts.Parent;

    /// <inheritdoc/>
    public override DateTime CurrentUtcDateTime => _now;

    /// <inheritdoc/>
    public override bool IsReplaying => _isReplaying;

    /// <summary>For sub-orchestrations and events sent, by task: to which instance, and what.</summary>
    public Dictionary<int, (string InstanceId, string? Payload)> Addressed { get; } = [];

    /// <summary>What the orchestrator said of itself.</summary>
    public (bool IsSet, string? Json) CustomStatus { get; private set; }

    /// <summary>Its next input, if it wants to start again.</summary>
    public (bool IsSet, string? Json, bool KeepsEvents) Continuation { get; private set; }

    /// <inheritdoc/>
    protected override ILoggerFactory LoggerFactory => loggers;

    /// <summary>Sets the clock.</summary>
    public void BeginTurn(DateTime now, bool isReplaying) => (_now, _isReplaying) = (now, isReplaying);

    /// <inheritdoc/>
    public override T? GetInput<T>()
        where T : default => Read<T>(facts.Input);

    /// <inheritdoc/>
    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        var json = DurableJson.Write(input);
        return Read<TResult>(await Retries.CallAsync(this, options?.Retry?.Policy, () => Ask(EventKind.ActivityScheduled, name.Name, json)))!;
    }

    /// <inheritdoc/>
    public override async Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        var json = DurableJson.Write(input);
        var identity = (options as SubOrchestrationOptions)?.InstanceId;
        return Read<TResult>(await Retries.CallAsync(this, options?.Retry?.Policy, CallOnce))!;

        Task<string?> CallOnce() => Ask(EventKind.OrchestrationScheduled, orchestratorName.Name, payload: null, id =>
        {
            var child = string.IsNullOrEmpty(identity) ? string.Create(CultureInfo.InvariantCulture, $"{InstanceId}:{facts.Generation}.{id}") : identity;
            Addressed[id] = (child, json);
            return child;
        });
    }

    /// <inheritdoc/>
    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Guard();
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        var at = fireAt.Kind == DateTimeKind.Local ? fireAt.ToUniversalTime() : DateTime.SpecifyKind(fireAt, DateTimeKind.Utc);
        var timer = tasks.Ask(_isReplaying, id => new HistoryEvent(EventKind.TimerCreated, id, Name: null, Payload: null, at));
        var fired = tasks.Open(timer, "timer");
        cancellationToken.Register(() => thread.RunHere(() => tasks.CancelTimer(timer, _isReplaying, _now, cancellationToken)));
        return fired;
    }

    /// <inheritdoc/>
    public override async Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        Guard();
        return Read<T>(await events.Next(eventName, cancellationToken))!;
    }

    /// <inheritdoc/>
    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        Guard();
        var id = tasks.Ask(_isReplaying, id => new HistoryEvent(EventKind.EventSent, id, eventName, Payload: null, _now));
        Addressed[id] = (instanceId, DurableJson.Write(payload));
    }

    /// <inheritdoc/>
    public override void SetCustomStatus(object? customStatus)
    {
        Guard();
        CustomStatus = (true, DurableJson.Write(customStatus));
    }

    /// <inheritdoc/>
    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        Guard();
        Continuation = (true, DurableJson.Write(newInput), preserveUnprocessedEvents);
    }

    /// <inheritdoc/>
    public override Guid NewGuid()
    {
        Guard();
        return ReplayStableGuid.Of(string.Create(CultureInfo.InvariantCulture, $"{InstanceId}/{_now.Ticks}/{_identities++}"));
    }

    private static T? Read<T>(string? json) => json is null ? default : DurableJson.Read<T>(json);

    private Task<string?> Ask(EventKind kind, string name, string? payload, Func<int, string>? payloadOf = null)
    {
        Guard();
        var id = tasks.Ask(_isReplaying, id => new HistoryEvent(kind, id, name, payloadOf is null ? payload : payloadOf(id), _now));
        return tasks.Open(id, name);
    }

    private void Guard()
    {
        if (thread.IsHere)
            return;
        thread.Escape();
        throw new NonDeterministicOrchestrationException($"Orchestrator '{facts.Name}' used its context on a thread that is not its own.");
    }
}
