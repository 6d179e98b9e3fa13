namespace GenreFunctions.Local.Tests.Durable;

/// <summary>A clock that a test moves from timer to timer; those that are due fire on the thread pool, as they do for the engine.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public void Advance(TimeSpan time)
    {
        lock (_gate)
        {
            _now += time;
            FireDue();
        }
    }

    /// <summary>Moves the clock from timer to timer until something is done.</summary>
    public async Task AdvanceUntilAsync(Task done)
    {
        while (!done.IsCompleted)
        {
            Task set;
            lock (_gate)
                set = _timers.Exists(timer => timer.Due is not null) ? Task.CompletedTask : _set.Task;
            if (await Task.WhenAny(done, set).WaitAsync(EngineHost.Deadline) == done)
                break;
            lock (_gate)
            {
                if (_timers.Min(timer => timer.Due) is { } due)
                    _now = due > _now ? due : _now;
                FireDue();
            }
        }

        await done;
    }

    /// <summary>Completes when a timer waits for the clock.</summary>
    public Task WhenTimerIsSet()
    {
        lock (_gate)
            return _timers.Exists(timer => timer.Due is not null) ? Task.CompletedTask : _set.Task.WaitAsync(EngineHost.Deadline);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_gate)
            _timers.Add(timer);
        return timer;
    }

    private void FireDue()
    {
        foreach (var timer in _timers.FindAll(timer => timer.Due <= _now))
        {
            timer.Due = null;
            ThreadPool.QueueUserWorkItem(_ => timer.Fire());
        }
    }

    private sealed class ManualTimer(SteppedTime time, Action fire) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime;
                time.FireDue();
                if (Due is not null)
                {
                    time._set.TrySetResult();
                    time._set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }

            return true;
        }

        public void Dispose() => Due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
