using System.Diagnostics;
using GenreFunctions.Cli.Costs;

namespace GenreFunctions.Cli.Benchmark;

/// <summary>Songs side by side, each thread one after another.</summary>
internal sealed class CoresMeter(SongKind kind, int jobs) : IMeter
{
    private readonly List<double> _songsPerSecond = [];
    private readonly List<double> _milliseconds = [];

    /// <inheritdoc/>
    public void Turn(TimeSpan slice, CancellationToken cancellation)
    {
        var begin = ProcessorTime.Total;
        using var start = new Barrier(jobs);
        var workers = new Task<(int Songs, double PerSecond)>[jobs];
        for (var job = 0; job < jobs; job++)
        {
            // Threads of their own from the first moment: the pool would start them one by one.
            workers[job] = Task.Factory.StartNew(() => Work(start, slice, cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        var done = Task.WhenAll(workers).GetAwaiter().GetResult();
        // Each thread's own rate: when one is through with its last song, others may not be.
        _songsPerSecond.Add(done.Sum(worker => worker.PerSecond));
        _milliseconds.Add((ProcessorTime.Total - begin).TotalMilliseconds / done.Sum(worker => worker.Songs));
    }

    /// <summary>What the turns gave, beside one core.</summary>
    public CoresSpeed Result(SongSpeed oneCore)
    {
        var songsPerSecond = Spread.Of(_songsPerSecond);
        return new CoresSpeed(kind.Name, jobs, songsPerSecond, Spread.Of(_milliseconds), songsPerSecond.Median / oneCore.SongsPerSecond);
    }

    private (int Songs, double PerSecond) Work(Barrier ready, TimeSpan slice, CancellationToken cancellation)
    {
        ready.SignalAndWait(CancellationToken.None);
        var start = Stopwatch.GetTimestamp();
        var songs = 0;
        TimeSpan clock;
        do
        {
            kind.Tag(cancellation);
            songs++;
            clock = Stopwatch.GetElapsedTime(start);
        }
        while (clock < slice);

        return (songs, songs / clock.TotalSeconds);
    }
}
