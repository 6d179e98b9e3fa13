using System.Diagnostics;
using System.Reflection;
using GenreFunctions.Audio;
using GenreFunctions.Cli.Demo;
using GenreFunctions.Cli.Demo.Styles;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Models;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Costs;

/// <summary>How fast this machine tags: a song of the demo in memory, or a file, with the time that all threads and programs spend on it.</summary>
internal static class SongMeasurement
{
    /// <summary>The first ones make the compiler optimise what they run through.</summary>
    private const int WarmUpRuns = 3;

    /// <summary>Odd, so that there is one in the middle: a single disturbed run does not count.</summary>
    private const int Runs = 7;

    /// <summary>Six digits are more than any measurement has.</summary>
    private const int MeasuredDecimals = 6;

    /// <summary>A build for debugging is several times slower, which a reader has to know.</summary>
    public static bool IsOptimised { get; } =
        typeof(SongTagger).Assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true };

    /// <summary>Processor seconds for a song that plays so long: the median of several runs with a song of the demo, scaled.</summary>
    public static decimal Seconds(GenreModel model, decimal songSeconds, CancellationToken cancellation)
    {
        var file = WavWriter.Write(SongRenderer.Render(DemoStyles.All[0], seed: 1));
        var tagger = new SongTagger(model, new AudioOptions());
        var (time, _) = Median(() => tagger.Tag("measured", new MemoryStream(file), cancellation));
        return Math.Round(time / Sound.DurationSeconds * songSeconds, MeasuredDecimals);
    }

    /// <summary>A file of one's own, tagged several times, and decoded as the service decodes unless told otherwise: MP3 beside this process.</summary>
    /// <exception cref="WrongUseException">It cannot be read, or tagged.</exception>
    public static MeasuredSong OfFile(GenreModel model, string path, CancellationToken cancellation)
    {
        var tagger = new SongTagger(model, new AudioOptions());
        try
        {
            var first = tagger.Tag(path, cancellation);
            if (first.Outcome != SongOutcome.Tagged)
                throw new WrongUseException($"The song '{path}' cannot be measured: {first.Message}");
            var (time, song) = Median(() => tagger.Tag(path, cancellation));
            return new MeasuredSong(Math.Round((decimal)song.DurationSeconds, MeasuredDecimals), Math.Round(time, MeasuredDecimals)) { UploadBytes = new FileInfo(path).Length };
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WrongUseException($"There is no song '{path}'.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"The song '{path}' cannot be read: {fault.Message}");
        }
    }

    private static (decimal Seconds, SongResult Song) Median(Func<SongResult> tag)
    {
        List<TimeSpan> times = [];
        SongResult song = null!;
        for (var run = -WarmUpRuns; run < Runs; run++)
        {
            var before = ProcessorTime.Total;
            song = tag();
            if (run >= 0)
                times.Add(ProcessorTime.Total - before);
        }

        times.Sort();
        return (times[Runs / 2].Ticks / (decimal)TimeSpan.TicksPerSecond, song);
    }
}
