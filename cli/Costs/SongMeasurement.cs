using System.Diagnostics;
using System.Reflection;
using GenreFunctions.Audio;
using GenreFunctions.Cli.Demo;
using GenreFunctions.Cli.Demo.Styles;
using GenreFunctions.Models;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Costs;

/// <summary>How fast this machine tags: a song of the demo, a WAV file in memory, with the time that all threads of the process spend on it.</summary>
internal static class SongMeasurement
{
    /// <summary>The first ones make the compiler optimise what they run through.</summary>
    private const int WarmUpRuns = 3;

    /// <summary>Odd, so that there is one in the middle: a single disturbed run does not count.</summary>
    private const int Runs = 7;

    /// <summary>A build for debugging is several times slower, which a reader has to know.</summary>
    public static bool IsOptimised { get; } =
        typeof(SongTagger).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    /// <summary>Processor seconds for a second of audio: the median of several runs, times the seconds of audio in each.</summary>
    public static decimal SecondsPerAudioSecond(GenreModel model, CancellationToken cancellation)
    {
        var file = WavWriter.Write(SongRenderer.Render(DemoStyles.All[0], seed: 1));
        var tagger = new SongTagger(model, new AudioOptions());
        List<TimeSpan> times = [];
        for (var run = -WarmUpRuns; run < Runs; run++)
        {
            var before = Environment.CpuUsage.TotalTime;
            tagger.Tag("measured", new MemoryStream(file), cancellation);
            if (run >= 0)
                times.Add(Environment.CpuUsage.TotalTime - before);
        }

        times.Sort();
        return times[Runs / 2].Ticks / (decimal)TimeSpan.TicksPerSecond / Sound.DurationSeconds;
    }
}
