namespace GenreFunctions.Tests.Support;

/// <summary>A clock that stands still until a test moves it, timers included: those that are due ring before the move returns.</summary>
/// <param name="now">What it shows at first.</param>
public sealed class ManualTime(DateTimeOffset now) : TimeProvider
{
    private readonly Lock _turn = new();
    private readonly List<Alarm> _alarms = [];
    private DateTimeOffset _now = now;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers wait for the clock.</summary>
    public int Waiting
    {
        get
        {
            lock (_turn)
                return _alarms.Count(alarm => alarm.Due is not null);
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_turn)
            return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Moves it on.</summary>
    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    /// <summary>Moves it to a time.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        Alarm[] due;
        lock (_turn)
        {
            _now = time;
            due = [.. _alarms.Where(alarm => alarm.Due <= time)];
            foreach (var alarm in due)
                alarm.Due = null;
        }

        foreach (var alarm in due)
            alarm.Ring();
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        alarm.Change(dueTime, period);
        lock (_turn)
            _alarms.Add(alarm);
        return alarm;
    }

    private sealed class Alarm(ManualTime time, Action ring) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._turn)
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime;
            return true;
        }

        public void Dispose()
        {
            lock (time._turn)
                time._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
