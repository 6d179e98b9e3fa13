using System.Diagnostics;
using System.Runtime;

namespace GenreFunctions.Cli.Benchmark;

/// <summary>Runs what will be measured until the compiler has nothing left to make faster.</summary>
internal static class WarmUp
{
    /// <summary>The runtime looks at a method again after 30 calls, and most are called once a segment or more.</summary>
    private const int LeastSegments = 300;

    /// <summary>What was called often is compiled again once 100 ms have brought nothing new; thrice that has been quiet.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    /// <summary>Warms up for <paramref name="most"/> at most, one round at least.</summary>
    /// <param name="round">Runs everything once.</param>
    /// <param name="segmentsInRound">Segments of a song in it.</param>
    /// <param name="most">What may be spent on it.</param>
    /// <returns>How long it took, and whether it was long enough.</returns>
    public static (TimeSpan Time, bool IsSettled) Run(Action round, int segmentsInRound, TimeSpan most)
    {
        var (start, changed) = (Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        var methods = JitInfo.GetCompiledMethodCount();
        var segments = 0;
        while (true)
        {
            round();
            segments += segmentsInRound;
            var now = JitInfo.GetCompiledMethodCount();
            if (now != methods)
                (methods, changed) = (now, Stopwatch.GetTimestamp());
            var isSettled = segments >= LeastSegments && Stopwatch.GetElapsedTime(changed) >= Quiet;
            var time = Stopwatch.GetElapsedTime(start);
            if (isSettled || time >= most)
                return (time, isSettled);
        }
    }
}
