using GenreFunctions.Costs;
using GenreFunctions.Simulation.Results;

namespace GenreFunctions.Simulation.Engine;

/// <summary>What is remembered of a run. Memory does not grow with the number of songs.</summary>
internal sealed class RunStatistics
{
    /// <summary>Stretches into which the window is divided: hours, when it is a day.</summary>
    public const int Stretches = 24;

    private readonly List<long> _songsByIndex = [];

    /// <summary>Nothing has happened.</summary>
    public RunStatistics(SimulationInput input)
    {
        StretchSeconds = input.WindowSeconds / Stretches;
        Instances = new LevelOverTime(StretchSeconds, Stretches, keepsTimes: true);
        Backlog = new LevelOverTime(StretchSeconds, Stretches, keepsTimes: false);
        CountedBacklog = new LevelOverTime(StretchSeconds, Stretches, keepsTimes: false);
        Shared = new SharedUse(input.Limits, StretchSeconds, Stretches);
    }

    /// <summary>Length of a stretch.</summary>
    public double StretchSeconds { get; }

    /// <summary>Instances that were there.</summary>
    public LevelOverTime Instances { get; }

    /// <summary>Songs without tags.</summary>
    public LevelOverTime Backlog { get; }

    /// <summary>Of these, the ones that count.</summary>
    public LevelOverTime CountedBacklog { get; }

    /// <summary>What was shared.</summary>
    public SharedUse Shared { get; }

    /// <summary>From the end of the upload to the tags.</summary>
    public DurationHistogram Latency { get; } = new();

    /// <summary>Of that, when nothing ran for the song.</summary>
    public DurationHistogram Waiting { get; } = new();

    /// <summary>Of that, when something did.</summary>
    public DurationHistogram Working { get; } = new();

    /// <summary>Songs that counted and came.</summary>
    public long Arrived { get; private set; }

    /// <summary>Songs that counted and have ended.</summary>
    public long Ended { get; set; }

    /// <summary>Executions of songs that counted.</summary>
    public ExecutionTotals Executions { get; set; }

    /// <summary>Songs that counted, by <see cref="Songs.SongWork.Index"/>.</summary>
    public IReadOnlyList<long> SongsByIndex => _songsByIndex;

    /// <summary>Processor time that songs which counted needed.</summary>
    public double CpuSeconds { get; private set; }

    /// <summary>Time that their activities would keep slots if nothing else ran.</summary>
    public double SlotSeconds { get; private set; }

    /// <summary>When the last event was.</summary>
    public double EndedAt { get; set; }

    /// <summary>A song that counts.</summary>
    public void Arrive(Songs.SongWork work)
    {
        Arrived++;
        while (_songsByIndex.Count <= work.Index)
            _songsByIndex.Add(0);
        _songsByIndex[work.Index]++;
        CpuSeconds += work.CpuSeconds;
        SlotSeconds += work.SlotSeconds;
    }
}
