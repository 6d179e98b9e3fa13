using GenreFunctions.Local.Durable.History;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Durable;

/// <summary>Runs activities on the thread pool, so many at a time, and hands their outcomes to the orchestrations. Thread-safe.</summary>
internal sealed class ActivityRunner(
    int maximumConcurrent, FunctionNames<ActivityBody> bodies, HistoryReader reader, HistoryCache cache, InstanceTable table, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<ActivityWork, (long, long, int)> _waiting = new();
    private readonly CancellationTokenSource _cancelling = new();
    private int _running;
    private bool _isTakingUp;
    private TaskCompletionSource? _quiet;

    /// <summary>Puts an activity in line.</summary>
    public void Add(ActivityWork work)
    {
        lock (_gate)
        {
            _waiting.Enqueue(work, work.Priority);
            TakeUp();
        }
    }

    public void Start()
    {
        lock (_gate)
        {
            _isTakingUp = true;
            TakeUp();
        }
    }

    /// <summary>Takes up no more.</summary>
    /// <returns>Completes when none runs.</returns>
    public Task StopAsync()
    {
        lock (_gate)
        {
            _isTakingUp = false;
            _quiet ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_running == 0)
                _quiet.TrySetResult();
            return _quiet.Task;
        }
    }

    /// <summary>Cancels what runs; what then fails has not failed, and runs again at the next start.</summary>
    public void Cancel() => _cancelling.Cancel();

    public void Dispose() => _cancelling.Dispose();

    private void TakeUp()
    {
        while (_isTakingUp && _running < maximumConcurrent && _waiting.TryDequeue(out var work, out _))
        {
            if (IsStale(work))
                continue;
            _running++;
            _ = Task.Run(() => RunAsync(work));
        }
    }

    private async Task RunAsync(ActivityWork work)
    {
        HistoryEvent? outcome = null;
        try
        {
            outcome = await OutcomeAsync(work);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Activity '{Activity}' of instance '{Instance}' could not be taken up; it is at the next start.", work.Name, work.Instance.Id);
        }

        if (outcome is not null)
            table.Post(work.Instance.Key, new Message(Message.Unstored, work.Generation, outcome));
        lock (_gate)
        {
            _running--;
            TakeUp();
            if (_running == 0)
                _quiet?.TrySetResult();
        }
    }

    /// <summary>Runs it; <see langword="null"/> when its outcome is of no use to anybody.</summary>
    private async Task<HistoryEvent?> OutcomeAsync(ActivityWork work)
    {
        if (!cache.TryFindPayload(work.Instance.Key, work.Generation, work.Number, out var input))
        {
            (var isThere, input) = reader.Payload(work.Instance.Key, work.Generation, work.Number);
            if (!isThere)
                return null;
        }

        try
        {
            var output = await bodies.Get(work.Name)(input, work.Instance.Id, _cancelling.Token);
            return Event(EventKind.ActivityCompleted, DurableJson.Write(output));
        }
        catch (Exception failure)
        {
            return _cancelling.IsCancellationRequested ? null : Event(EventKind.ActivityFailed, DurableJson.Write(Failures.Of(failure)));
        }

        HistoryEvent Event(EventKind kind, string? payload) => new(kind, work.TaskId, Name: null, payload, time.GetUtcNow().UtcDateTime);
    }

    private static bool IsStale(ActivityWork work) => work.Instance.HasEnded || work.Instance.Generation != work.Generation;
}
