namespace GenreFunctions.Local.Durable.Replay;

/// <summary>
/// Keeps one run of an orchestrator on one thread: whatever it awaits or starts goes on there, in order, or is seen to have escaped.
/// </summary>
/// <param name="escapedLate">Called, on any thread, when something that was awaited ends after the run: it was not of the context.</param>
internal sealed class OrchestratorThread(Action escapedLate) : TaskScheduler
{
    private readonly Lock _gate = new();
    private readonly Queue<Action> _queue = new();
    private readonly int _threadId = Environment.CurrentManagedThreadId;
    private bool _isOver;
    private bool _hasEscaped;

    /// <summary>Whether the caller is the orchestrator where it should be.</summary>
    public bool IsHere => Environment.CurrentManagedThreadId == _threadId && !_isOver;

    /// <inheritdoc/>
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Whether something went on elsewhere.</summary>
    public bool HasEscaped
    {
        get
        {
            lock (_gate)
                return _hasEscaped;
        }
    }

    /// <summary>Runs something on the calling thread as the orchestrator.</summary>
    public void Run(Action action)
    {
        var before = SynchronizationContext.Current;
        Enter();
        try
        {
            // A task of this scheduler, so that ContinueWith and Task.Factory.StartNew stay here too.
            var run = new Task(action);
            run.RunSynchronously(this);
            run.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
            lock (_gate)
                _isOver = true;
        }
    }

    /// <summary>Runs what waits, and what that brings.</summary>
    public void Pump()
    {
        for (Enter(); _queue.TryDequeue(out var action); Enter())
            action();
    }

    /// <summary>Runs something now if the caller is where it should be; throws nowhere else, because a thread of the pool would take the process with it.</summary>
    public void RunHere(Action action)
    {
        if (IsHere)
            action();
        else
            Escape();
    }

    /// <summary>Notes that something went on elsewhere.</summary>
    public void Escape()
    {
        lock (_gate)
        {
            _hasEscaped = true;
            if (!_isOver)
                return;
        }

        escapedLate();
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => Queue(() => TryExecuteTask(task));

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => !taskWasPreviouslyQueued && IsHere && TryExecuteTask(task);

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [];

    /// <summary>
    /// A context of its own for every step: what awaits is then queued, never run inside what completes it, where this would not be the
    /// current scheduler, and where a long history would make a deep stack.
    /// </summary>
    private void Enter() => SynchronizationContext.SetSynchronizationContext(new Context(this));

    private void Queue(Action action) => RunHere(() => _queue.Enqueue(action));

    private sealed class Context(OrchestratorThread thread) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => thread.Queue(() => d(state));

        public override void Send(SendOrPostCallback d, object? state) => thread.RunHere(() => d(state));

        public override SynchronizationContext CreateCopy() => this;
    }
}
