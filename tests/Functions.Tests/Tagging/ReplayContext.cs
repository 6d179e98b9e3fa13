using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.Tagging;

/// <summary>What an orchestrator sees in one run from the top. Everything goes through JSON, as it does between machines.</summary>
internal sealed class ReplayContext(string instanceId, object input) : TaskOrchestrationContext
{
    private readonly List<Action<object?, Exception?>> _answers = [];
    private readonly List<TaskCompletionSource> _rings = [];

    public List<ActivityCall> Calls { get; } = [];

    public List<string> Statuses { get; } = [];

    /// <summary>When each of its timers rings.</summary>
    public List<DateTime> Timers { get; } = [];

    /// <summary>The time of the event that it is told of.</summary>
    public DateTime Now { get; set; }

    public override TaskName Name => "TagSong";

    public override string InstanceId => instanceId;

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => Now;

    public override bool IsReplaying => true;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public void Answer(int call, object? result, Exception? failure) => _answers[call](result, failure);

    public void Ring(int timer) => _rings[timer].SetResult();

    public override T? GetInput<T>()
        where T : default => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(input));

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        var task = new TaskCompletionSource<TResult>();
        var call = new ActivityCall(Calls.Count, name.Name, JsonSerializer.Serialize(input), options);
        Calls.Add(call);
        _answers.Add((result, failure) =>
        {
            if (failure is not null)
                task.SetException(new TaskFailedException(call.Name, call.Id, TaskFailureDetails.FromException(failure)));
            else
                task.SetResult(JsonSerializer.Deserialize<TResult>(JsonSerializer.Serialize(result))!);
        });
        return task.Task;
    }

    public override void SetCustomStatus(object? customStatus) => Statuses.Add(JsonSerializer.Serialize(customStatus));

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Timers.Add(fireAt);
        _rings.Add(new TaskCompletionSource());
        return _rings[^1].Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) => throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();
}
