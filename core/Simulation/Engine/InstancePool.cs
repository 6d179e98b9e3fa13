using GenreFunctions.Simulation.Hosting;
using GenreFunctions.Simulation.Hosting.Scaling;
using GenreFunctions.Simulation.Songs;

namespace GenreFunctions.Simulation.Engine;

/// <summary>Instances that scale together, and the jobs that wait for one of them, each kind in the order of its coming.</summary>
internal sealed class InstancePool
{
    private readonly HostShape _shape;
    private readonly IScaler _scaler;
    private readonly int[] _slots;
    private readonly SlotBoard[] _boards;
    private readonly Queue<Job>[] _waiting;
    private readonly int[] _present;
    private readonly List<Instance> _instances = [];
    private readonly Stack<int> _numbers = new();

    /// <summary>A pool with its minimum of instances, all of them ready.</summary>
    public InstancePool(HostShape shape, int minimum)
    {
        (_shape, Minimum, _scaler) = (shape, minimum, shape.CreateScaler());
        _slots = [shape.TriggerSlots, shape.TurnSlots, shape.ActivitySlots];
        _boards = [.. _slots.Select(slots => new SlotBoard(slots))];
        _waiting = [.. _slots.Select(_ => new Queue<Job>())];
        _present = new int[_slots.Length];
        for (var i = 0; i < minimum; i++)
            MakeReady(Add());
    }

    /// <summary>Instances that always run.</summary>
    public int Minimum { get; }

    /// <summary>Instances that start or take jobs.</summary>
    public int Live { get; private set; }

    /// <summary>Instances that are there: those, and those that finish what they have.</summary>
    public int Present { get; private set; }

    /// <summary>How often the scaler looks.</summary>
    public double CheckSeconds => _scaler.CheckSeconds;

    /// <summary>An instance.</summary>
    public Instance this[int number] => _instances[number];

    /// <summary>Jobs of each kind share slots of their own.</summary>
    private static int SlotKind(JobKind kind) => kind switch { JobKind.Trigger => 0, JobKind.Turn => 1, _ => 2 };

    /// <summary>A job has come, and waits.</summary>
    public void Deliver(Job job)
    {
        var kind = SlotKind(job.Kind);
        _present[kind]++;
        _waiting[kind].Enqueue(job);
    }

    /// <summary>A job of this kind may begin now.</summary>
    /// <returns><see langword="false"/> when nothing waits, or no instance has a slot.</returns>
    public bool TryBegin(JobKind like, out Job job, out int instance)
    {
        var kind = SlotKind(like);
        (job, instance) = (default, -1);
        if (_waiting[kind].Count == 0 || (instance = _boards[kind].Take()) < 0)
            return false;
        job = _waiting[kind].Dequeue();
        return true;
    }

    /// <summary>A job has ended, and its slot is free.</summary>
    /// <returns>Its instance was only waiting for that, and has gone.</returns>
    public bool End(Job job, int number)
    {
        var kind = SlotKind(job.Kind);
        _present[kind]--;
        _boards[kind].Release(number);
        var instance = _instances[number];
        if (!instance.IsDraining || instance.JobCount > 0)
            return false;
        Gone(number);
        return true;
    }

    /// <summary>The scaler looks. Instances over the minimum go at once when they have no job, and else when they have none left.</summary>
    /// <param name="now">Seconds.</param>
    /// <param name="others">Instances of other pools, which count to the same maximum.</param>
    /// <param name="started">Gets the numbers of new instances.</param>
    public void Scale(double now, int others, List<int> started)
    {
        var target = Math.Clamp(_scaler.Decide(now, Live, Wanted()), Minimum, Math.Max(Minimum, _shape.Maximum - others));
        while (Live < target)
            started.Add(Add());
        if (Live > target)
            Drain(Live - target);
    }

    /// <summary>An instance that was started takes jobs now, unless it was let go before.</summary>
    public void MakeReady(int number)
    {
        var instance = _instances[number];
        if (instance.IsDraining || instance.IsGone)
            return;
        instance.IsReady = true;
        foreach (var board in _boards)
            board.Add(number);
    }

    // Whatever wants the most counts.
    private int Wanted()
    {
        var wanted = 0;
        for (var kind = 0; kind < _slots.Length; kind++)
            wanted = Math.Max(wanted, (_present[kind] + _slots[kind] - 1) / _slots[kind]);
        return wanted;
    }

    private int Add()
    {
        var version = 0;
        if (_numbers.TryPop(out var number))
        {
            version = _instances[number].Version;
        }
        else
        {
            number = _instances.Count;
            _instances.Add(null!);
        }

        _instances[number] = new Instance(_shape.Cores, _slots.Sum(), version);
        Live++;
        Present++;
        return number;
    }

    // Those without a job first.
    private void Drain(int count)
    {
        foreach (var isIdle in (ReadOnlySpan<bool>)[true, false])
        {
            for (var number = _instances.Count - 1; number >= 0 && count > 0; number--)
            {
                var instance = _instances[number];
                if (instance.IsGone || instance.IsDraining || (instance.JobCount == 0) != isIdle)
                    continue;
                LetGo(number);
                count--;
            }
        }
    }

    private void LetGo(int number)
    {
        var instance = _instances[number];
        instance.IsDraining = true;
        Live--;
        if (instance.IsReady)
        {
            foreach (var board in _boards)
                board.Remove(number);
        }

        if (instance.JobCount == 0)
            Gone(number);
    }

    // The number of one that was still starting is not given again: the end of its start is yet to come.
    private void Gone(int number)
    {
        var instance = _instances[number];
        instance.IsGone = true;
        Present--;
        if (instance.IsReady)
            _numbers.Push(number);
    }
}
