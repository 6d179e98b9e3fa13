using System.Diagnostics;
using GenreFunctions.Simulation.Songs;
using GenreFunctions.Simulation.Workloads;

namespace GenreFunctions.Simulation.Engine;

/// <summary>
/// The deployed service, event by event: uploads are announced, orchestrators take turns, activities wait for slots, storage and cores, instances come and go.
/// Time is a number; nothing here knows a clock, and the same input gives the same run. For one run, by one thread.
/// </summary>
internal sealed class ServiceSimulation
{
    /// <summary>Often enough to stop at once, and seldom enough to cost nothing.</summary>
    private const int EventsBetweenLooks = 1 << 14;

    /// <summary>Some 200 bytes each: gigabytes, and no more. Nobody uploads as much while nothing is tagged.</summary>
    private const int MostOpenSongs = 20_000_000;

    /// <summary>By then it is clear that the service does not keep up.</summary>
    private const double MostDrainSeconds = 100 * 86_400.0;

    private readonly SimulationInput _input;
    private readonly RunStatistics _statistics;
    private readonly SongTable _songs = new();
    private readonly SongCourse _course;
    private readonly InstancePool[] _pools;
    private readonly PriorityQueue<SimulationEvent, double> _events = new();
    private readonly List<int> _started = [];
    private readonly List<JobKind> _next = [];
    private IEnumerator<SongArrival>? _arrivals;
    private double _now;
    private int _open;

    /// <summary>A run that has not begun.</summary>
    public ServiceSimulation(SimulationInput input)
    {
        _input = input;
        _statistics = new RunStatistics(input);
        _course = new SongCourse(input.BatchesInFlight);
        _pools = input.Host.SeparateTriggers
            ? [new InstancePool(input.Host, minimum: 0), new InstancePool(input.Host, input.Host.Minimum)]
            : [new InstancePool(input.Host, input.Host.Minimum)];
    }

    private int PresentInstances => _pools.Sum(pool => pool.Present);

    /// <summary>Runs until the window is over and every song has ended.</summary>
    /// <param name="arrivals">The songs, in the order of time.</param>
    /// <param name="progress">Gets the time that has come, of the window's, now and then.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="OverloadException">Songs are left waiting without end.</exception>
    public RunStatistics Run(IEnumerable<SongArrival> arrivals, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        _arrivals = arrivals.GetEnumerator();
        ScheduleArrival();
        _now = Math.Min(0, _events.TryPeek(out _, out var first) ? first : 0);
        _statistics.Instances.Add(_now, PresentInstances);
        for (var pool = 0; pool < _pools.Length; pool++)
            _events.Enqueue(new SimulationEvent(EventKind.ScaleCheck, (byte)pool, 0, 0, default), _now);
        for (var events = 0L; _events.TryDequeue(out var next, out var time) && !IsOverBefore(time); events++)
        {
            Debug.Assert(time >= _now, "Time goes on.");
            if (time > _input.WindowSeconds + MostDrainSeconds)
                throw new OverloadException(Overload($"after {MostDrainSeconds / 86_400:0} days {_open:#,0} songs would still wait for their tags"));
            _now = time;
            Handle(next);
            if (events % EventsBetweenLooks != 0)
                continue;
            cancellation.ThrowIfCancellationRequested();
            progress?.Invoke(Math.Clamp(_now / _input.WindowSeconds, 0, 1));
        }

        _now = Math.Max(_now, _input.WindowSeconds);
        _statistics.Instances.Pass(_now);
        _statistics.Backlog.Pass(_now);
        _statistics.EndedAt = _now;
        return _statistics;
    }

    private bool IsOverBefore(double next) =>
        next > _input.WindowSeconds && _open == 0 && _arrivals is null && (!_input.EndsScaledIn || PresentInstances <= _input.Host.Minimum);

    private void Handle(in SimulationEvent happened)
    {
        switch (happened.Kind)
        {
            case EventKind.Arrival:
                Arrive();
                break;
            case EventKind.Delivery:
                _pools[happened.Pool].Deliver(happened.Job);
                Begin(happened.Pool, happened.Job.Kind);
                break;
            case EventKind.WaitOver:
                Compute(happened.Pool, happened.Instance, happened.Number);
                break;
            case EventKind.Computed:
                EndComputed(happened);
                break;
            case EventKind.Started:
                _pools[happened.Pool].MakeReady(happened.Instance);
                BeginAll(happened.Pool);
                break;
            default:
                Scale(happened.Pool);
                break;
        }
    }

    private void ScheduleArrival()
    {
        if (_arrivals!.MoveNext())
            _events.Enqueue(new SimulationEvent(EventKind.Arrival, 0, 0, 0, default), _arrivals.Current.Seconds);
        else
            _arrivals = null;
    }

    private void Arrive()
    {
        var arrival = _arrivals!.Current;
        var counts = arrival.Seconds >= 0;
        if (_open == MostOpenSongs)
            throw new OverloadException(Overload($"more than {MostOpenSongs:#,0} songs would wait at a time"));
        var song = _songs.Add(arrival.Work, _now);
        _open++;
        _statistics.Backlog.Add(_now, 1);
        if (counts)
        {
            _statistics.Arrive(arrival.Work);
            _statistics.CountedBacklog.Add(_now, 1);
        }

        var delay = _statistics.Shared.Take(arrival.Work.Upload, _now, counts);
        Send(new Job(song, JobKind.Trigger, default), _input.EventSeconds + delay);
        ScheduleArrival();
    }

    private void Send(Job job, double delay)
    {
        var pool = job.Kind == JobKind.Trigger ? 0 : _pools.Length - 1;
        _events.Enqueue(new SimulationEvent(EventKind.Delivery, (byte)pool, 0, 0, job), _now + delay);
    }

    private void Begin(int pool, JobKind kind)
    {
        while (_pools[pool].TryBegin(kind, out var job, out var number))
        {
            ref var song = ref _songs[job.Song];
            if (song.Running++ == 0)
                song.RunningSince = _now;
            var place = _pools[pool][number].Add(job, _now);
            var work = SongCourse.WorkOf(song.Work, job.Kind);
            var wait = work.WaitSeconds + _statistics.Shared.Take(work.Uses, _now, song.Arrived >= 0);
            if (wait > 0)
                _events.Enqueue(new SimulationEvent(EventKind.WaitOver, (byte)pool, number, place, default), _now + wait);
            else
                Compute(pool, number, place);
        }
    }

    private void Compute(int pool, int number, int place)
    {
        var instance = _pools[pool][number];
        var job = instance[place].Job;
        instance.Compute(place, _now, SongCourse.WorkOf(_songs[job.Song].Work, job.Kind).CpuSeconds);
        Foresee(pool, number);
    }

    private void Foresee(int pool, int number)
    {
        var instance = _pools[pool][number];
        if (instance.Foresee() is { } time)
            _events.Enqueue(new SimulationEvent(EventKind.Computed, (byte)pool, number, instance.Version, default), Math.Max(_now, time));
    }

    private void EndComputed(in SimulationEvent happened)
    {
        var (pool, number) = (happened.Pool, happened.Instance);
        var instance = _pools[pool][number];
        if (instance.IsGone || instance.Version != happened.Number)
            return;
        while (instance.TakeDone(_now) is >= 0 and var place)
            End(pool, number, place);
        if (!instance.IsGone)
            Foresee(pool, number);
    }

    private void End(int pool, int number, int place)
    {
        var instance = _pools[pool][number];
        var (job, started) = (instance[place].Job, instance[place].Started);
        instance.Remove(place);
        if (_pools[pool].End(job, number))
            _statistics.Instances.Add(_now, -1);
        ref var song = ref _songs[job.Song];
        var counts = song.Arrived >= 0;
        if (counts)
            _statistics.Executions = _statistics.Executions.Plus(Time(_now - started), Time(SongCourse.WorkOf(song.Work, job.Kind).CpuSeconds));
        if (--song.Running == 0)
            song.Worked += _now - song.RunningSince;
        if (SongCourse.Tags(song.Work, job.Kind))
            Tag(in song);
        Continue(job);
        Begin(pool, job.Kind);
    }

    private void Tag(in SongTable.Song song)
    {
        _statistics.Backlog.Add(_now, -1);
        if (song.Arrived < 0)
            return;
        _statistics.CountedBacklog.Add(_now, -1);
        var latency = _now - song.Arrived;
        _statistics.Latency.Add(latency);
        _statistics.Working.Add(song.Worked);
        _statistics.Waiting.Add(Math.Max(0, latency - song.Worked));
    }

    // Every message of the scheduler, to the orchestrator or to an activity, is an action.
    private void Continue(Job ended)
    {
        ref var song = ref _songs[ended.Song];
        var counts = song.Arrived >= 0;
        _next.Clear();
        if (!_course.GoesOn(ref song, ended, _next))
        {
            _open--;
            _statistics.Ended += counts ? 1 : 0;
            _songs.Remove(ended.Song);
            return;
        }

        foreach (var kind in _next)
            Send(new Job(ended.Song, kind, ended.Kind), _input.DispatchSeconds + _statistics.Shared.Take(Limits.Resource.Actions, 1, _now, counts));
    }

    private void Scale(int pool)
    {
        _started.Clear();
        var before = _pools[pool].Present;
        // Every other pool keeps room for one: without announcements nothing is tagged, and without the rest nothing is.
        _pools[pool].Scale(_now, Math.Max(PresentInstances - before, _pools.Length - 1), _started);
        if (_pools[pool].Present != before)
            _statistics.Instances.Add(_now, _pools[pool].Present - before);
        for (var i = 0; i < _started.Count; i++)
        {
            var delay = i < _input.Host.Prewarmed ? 0 : _input.Host.ColdStartSeconds;
            _events.Enqueue(new SimulationEvent(EventKind.Started, (byte)pool, _started[i], 0, default), _now + delay);
        }

        _events.Enqueue(new SimulationEvent(EventKind.ScaleCheck, (byte)pool, 0, 0, default), _now + _pools[pool].CheckSeconds);
    }

    private void BeginAll(int pool)
    {
        Begin(pool, JobKind.Trigger);
        Begin(pool, JobKind.Turn);
        Begin(pool, JobKind.Prepare);
    }

    private static string Overload(FormattableString what) =>
        FormattableString.Invariant($"Songs come so much faster than they are tagged that {FormattableString.Invariant(what)}: simulate fewer songs, or more instances.");

    private static TimeSpan Time(double seconds) => TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
}
