namespace GenreFunctions.Functions.Tests.Http;

/// <summary>A clock that stands until it is moved, timers included.</summary>
internal sealed class ManualTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Advance(TimeSpan by)
    {
        List<Alarm> due;
        lock (_lock)
        {
            _now += by;
            due = [.. _alarms.Where(alarm => alarm.DueAt <= _now)];
            due.ForEach(alarm => _alarms.Remove(alarm));
        }

        due.ForEach(alarm => alarm.Ring());
    }

    private sealed class Alarm(ManualTime time, Action ring) : ITimer
    {
        public DateTimeOffset DueAt { get; private set; }

        public Action Ring { get; } = ring;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._alarms.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                DueAt = time._now + dueTime;
                time._alarms.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (time._lock)
                time._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
