namespace GenreFunctions.Simulation.Engine;

/// <summary>
/// One instance: jobs that wait for something, and jobs that compute. Those share its cores evenly (processor sharing): each has min(1, cores / jobs) of a core,
/// so one clock of work per job, which runs at that rate, says when which is done.
/// </summary>
internal sealed class Instance(double cores, int places, int version)
{
    /// <summary>Work below this is done: far below a microsecond, and far above what adding up rounds.</summary>
    private const double Least = 1e-9;

    private readonly RunningJob[] _jobs = new RunningJob[places];
    private readonly int[] _computing = new int[places];
    private readonly Stack<int> _free = new(Enumerable.Range(0, places).Reverse());
    private int _computingCount;
    private double _work;
    private double _workAt;

    /// <summary>Jobs that it has.</summary>
    public int JobCount { get; private set; }

    /// <summary>Takes jobs.</summary>
    public bool IsReady { get; set; }

    /// <summary>Takes no more, and goes when it has none.</summary>
    public bool IsDraining { get; set; }

    /// <summary>Has gone; its number may be given again.</summary>
    public bool IsGone { get; set; }

    /// <summary>What was foreseen under another version does not happen. An instance goes on counting where the one before it with the same number ended.</summary>
    public int Version { get; private set; } = version;

    /// <summary>A job.</summary>
    public ref RunningJob this[int place] => ref _jobs[place];

    /// <summary>Takes a job.</summary>
    public int Add(Job job, double now)
    {
        var place = _free.Pop();
        _jobs[place] = new RunningJob { Job = job, Started = now };
        JobCount++;
        return place;
    }

    /// <summary>A job wants so much of a core from now on.</summary>
    public void Compute(int place, double now, double cpuSeconds)
    {
        Pass(now);
        _jobs[place].DoneAtWork = _work + cpuSeconds;
        _computing[_computingCount++] = place;
    }

    /// <summary>When the next job is done, if nothing happens before; makes all earlier forecasts void.</summary>
    public double? Foresee()
    {
        Version++;
        if (_computingCount == 0)
            return null;
        var next = double.PositiveInfinity;
        for (var i = 0; i < _computingCount; i++)
            next = Math.Min(next, _jobs[_computing[i]].DoneAtWork);
        return _workAt + (Math.Max(0, next - _work) / Rate);
    }

    /// <summary>Takes a job out that is done; below 0 when none is.</summary>
    public int TakeDone(double now)
    {
        Pass(now);
        for (var i = 0; i < _computingCount; i++)
        {
            var place = _computing[i];
            if (!IsDone(_jobs[place].DoneAtWork - _work))
                continue;
            _computing[i] = _computing[--_computingCount];
            return place;
        }

        return -1;
    }

    /// <summary>Gives the place of a job away.</summary>
    public void Remove(int place)
    {
        _free.Push(place);
        JobCount--;
    }

    // Late in a long run, what is left may be less than the clock can tell.
    private bool IsDone(double left) => left <= Least || _workAt + (left / Rate) <= _workAt;

    private double Rate => Math.Min(1, cores / _computingCount);

    private void Pass(double now)
    {
        if (_computingCount > 0)
            _work += (now - _workAt) * Rate;
        else
            _work = 0;
        _workAt = now;
    }

    /// <summary>A job that an instance has.</summary>
    internal struct RunningJob
    {
        /// <summary>Which.</summary>
        public Job Job;

        /// <summary>When it began.</summary>
        public double Started;

        /// <summary>At which work per job it is done.</summary>
        public double DoneAtWork;
    }
}
