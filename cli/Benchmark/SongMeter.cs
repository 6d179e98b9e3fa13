using System.Diagnostics;
using GenreFunctions.Cli.Costs;

namespace GenreFunctions.Cli.Benchmark;

/// <summary>One song after another, on one core, by processor time: what other programs do on the machine does not count.</summary>
internal sealed class SongMeter(SongKind kind) : IMeter
{
    private readonly List<double> _milliseconds = [];
    private int _songs;
    private long _allocated;

    /// <summary>Time by the clock, and processor time of it.</summary>
    public (TimeSpan Clock, TimeSpan Processor) Time { get; private set; }

    /// <summary>True where another program decodes.</summary>
    public bool RunsProgram => kind.RunsProgram;

    private bool IsProcessorTime => !kind.RunsProgram || ProcessorTime.KnowsChildren;

    /// <inheritdoc/>
    public void Turn(TimeSpan slice, CancellationToken cancellation)
    {
        var (start, begin, allocated) = (Stopwatch.GetTimestamp(), Processor(), GC.GetAllocatedBytesForCurrentThread());
        var songs = 0;
        TimeSpan clock, processor;
        do
        {
            kind.Tag(cancellation);
            songs++;
            clock = Stopwatch.GetElapsedTime(start);
            processor = Processor() - begin;
        }
        while (clock < slice || processor <= TimeSpan.Zero); // Some systems count processor time in steps longer than a song.

        _milliseconds.Add((IsProcessorTime ? processor : clock).TotalMilliseconds / songs);
        _allocated += GC.GetAllocatedBytesForCurrentThread() - allocated;
        _songs += songs;
        Time = (Time.Clock + clock, Time.Processor + processor);
    }

    /// <summary>What the turns gave.</summary>
    public SongSpeed Result() => new(kind.Name, kind.First.DurationSeconds, Spread.Of(_milliseconds), IsProcessorTime, _songs, _allocated / _songs);

    private TimeSpan Processor() => kind.RunsProgram ? ProcessorTime.Total : Environment.CpuUsage.TotalTime;
}
