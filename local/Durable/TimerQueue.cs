namespace GenreFunctions.Local.Durable;

/// <summary>What is due at a time, behind one timer: an idle engine sleeps. Thread-safe.</summary>
internal sealed class TimerQueue : IDisposable
{
    /// <summary>A laptop that slept, or a clock that was set, is noticed within this time.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Timers count in whole milliseconds; less than one would fire early, and be set again and again.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<Action, DateTime> _due = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private bool _isRunning;

    public TimerQueue(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(_ => Fire(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Has something done at a time, in UTC; at once when it has passed. Nothing is done before <see cref="Start"/>.</summary>
    public void Add(DateTime at, Action action)
    {
        lock (_gate)
        {
            _due.Enqueue(action, at);
            if (_due.Peek() == action)
                Set();
        }
    }

    public void Start()
    {
        lock (_gate)
        {
            _isRunning = true;
            Set();
        }
    }

    /// <summary>Nothing is done any more; what is left is in the history.</summary>
    public void Stop()
    {
        lock (_gate)
            _isRunning = false;
    }

    public void Dispose() => _timer.Dispose();

    private void Fire()
    {
        var fired = new List<Action>();
        lock (_gate)
        {
            var now = _time.GetUtcNow().UtcDateTime;
            while (_isRunning && _due.TryPeek(out var action, out var at) && at <= now)
            {
                _due.Dequeue();
                fired.Add(action);
            }

            Set();
        }

        fired.ForEach(action => action());
    }

    private void Set()
    {
        if (!_isRunning || !_due.TryPeek(out _, out var at))
            return;
        var wait = at - _time.GetUtcNow().UtcDateTime;
        if (wait > TimeSpan.Zero)
            wait = wait < ShortestWait ? ShortestWait : wait > LongestWait ? LongestWait : wait;
        _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
