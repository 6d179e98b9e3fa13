using System.Diagnostics;
using System.Globalization;
using GenreFunctions.Cli.Costs;
using GenreFunctions.Models;

namespace GenreFunctions.Cli.Benchmark;

/// <summary>One run of <c>genre bench</c>.</summary>
/// <param name="Budget">How long to measure, more or less.</param>
/// <param name="Jobs">Songs at once, where all cores work.</param>
/// <param name="Path">A song of the user's, or <see langword="null"/> for one that is made.</param>
/// <param name="AsJson">One JSON object.</param>
internal sealed record BenchRun(TimeSpan Budget, int Jobs, string? Path, bool AsJson)
{
    /// <summary>Of the budget, what may go into warming up.</summary>
    private const double WarmUpShare = 0.3;

    /// <summary>Everything is measured so often if the budget lasts: machines drift, and turns let all drift alike.</summary>
    private const int PlannedTurns = 10;

    /// <summary>Fewer have no middle; for them a small budget is exceeded.</summary>
    private const int LeastTurns = 3;

    /// <summary>Beyond this part of the median, turns differ by more than the usual noise.</summary>
    private const double UsualSpread = 0.2;

    /// <summary>On a machine with nothing else to do, a single thread waits for a core hardly ever.</summary>
    private const double UsualWaiting = 0.1;

    /// <summary>What the progress line counts to.</summary>
    private const int ProgressSteps = 100;

    /// <summary>Measures and prints.</summary>
    /// <exception cref="WrongUseException">The song cannot be measured.</exception>
    public int Run(GenreModel model, CancellationToken cancellation)
    {
        BenchReport report;
        try
        {
            using var songs = Path is null ? BenchSongs.Made(model, cancellation) : BenchSongs.Own(model, Path, cancellation);
            report = Measure(songs, cancellation);
        }
        catch (FileNotFoundException) when (Path is not null)
        {
            throw new WrongUseException($"There is no song '{Path}'.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException && Path is not null)
        {
            throw new WrongUseException($"The song '{Path}' cannot be read: {fault.Message}");
        }

        if (AsJson)
            IndentedJson.Write(Console.Out, report);
        else
            BenchText.Write(Console.Out, report);
        return ExitCode.Done;
    }

    private BenchReport Measure(BenchSongs songs, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var warmUp = WarmUp.Run(() => Round(songs, cancellation), songs.Main.First.SegmentCount, Budget * WarmUpShare);

        SongMeter[] oneCore = [.. songs.Kinds.Select(kind => new SongMeter(kind))];
        var allCores = new CoresMeter(songs.Main, Jobs);
        var stages = new StageMeter(songs.Main);
        var turns = TakeTurns([.. oneCore, allCores, stages], start, cancellation);

        SongSpeed[] speeds = [.. oneCore.Select(meter => meter.Result())];
        var waiting = Waiting(oneCore.Where(meter => !meter.RunsProgram));
        return new BenchReport(
            MachineDescription.Here(), warmUp.Time.TotalSeconds, warmUp.IsSettled, turns, speeds, allCores.Result(speeds[songs.Kinds.IndexOf(songs.Main)]), stages.Result(), waiting,
            [.. songs.Notes, .. Notes(speeds, waiting, warmUp.IsSettled)]);
    }

    /// <summary>Everything once. What runs another program has no part in it: it would take most of the time, and is compiled with the rest.</summary>
    private void Round(BenchSongs songs, CancellationToken cancellation)
    {
        foreach (var kind in songs.Kinds.Where(kind => !kind.RunsProgram || kind == songs.Main))
            new SongMeter(kind).Turn(TimeSpan.Zero, cancellation);
        new CoresMeter(songs.Main, Jobs).Turn(TimeSpan.Zero, cancellation);
        new StageMeter(songs.Main).Turn(TimeSpan.Zero, cancellation);
    }

    private int TakeTurns(IMeter[] meters, long start, CancellationToken cancellation)
    {
        using var line = new ProgressLine(Terminal.OpenProgress(), ProgressSteps, TimeProvider.System);
        var slice = (Budget - Stopwatch.GetElapsedTime(start)) / (PlannedTurns * meters.Length);
        var (turns, shown) = (0, 0);
        while (turns < LeastTurns || Stopwatch.GetElapsedTime(start) < Budget)
        {
            foreach (var meter in meters)
            {
                cancellation.ThrowIfCancellationRequested();
                meter.Turn(slice, cancellation);
                for (; shown < Math.Min(ProgressSteps, ProgressSteps * (Stopwatch.GetElapsedTime(start) / Budget)); shown++)
                    line.Advance();
            }

            turns++;
        }

        return turns;
    }

    private static double Waiting(IEnumerable<SongMeter> meters)
    {
        var (clock, processor) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var meter in meters)
            (clock, processor) = (clock + meter.Time.Clock, processor + meter.Time.Processor);
        return clock > processor ? 1 - (processor / clock) : 0;
    }

    private IEnumerable<string> Notes(SongSpeed[] speeds, double waiting, bool isSettled)
    {
        if (waiting > UsualWaiting)
            yield return Line($"The machine was busy: {waiting * 100:0} % of the time on one core, other programs had it. Processor time hardly minds; songs a second with all cores are what was left.");
        var widest = speeds.MaxBy(speed => speed.Milliseconds.RelativeRange)!;
        if (widest.Milliseconds.RelativeRange > UsualSpread)
            yield return Line($"Turns differ by up to {widest.Milliseconds.RelativeRange * 100:0} % ({Terminal.Printable(widest.Name)}): other programs, or a processor that changes its speed. Measure again, or longer.");
        if (!isSettled)
            yield return "The time was too short for the compiler to finish: give more --seconds.";
        if (!SongMeasurement.IsOptimised)
            yield return "This is a build for debugging, which is slower.";
        if (speeds.Any(speed => !speed.IsProcessorTime))
            yield return "What ffmpeg decodes is measured by the clock: this system does not tell ffmpeg's processor time.";
        if (Path is not null && speeds.Any(speed => speed.Name.EndsWith("ffmpeg", StringComparison.Ordinal)))
            yield return "Stages go by the clock: of ffmpeg's decoding they have what is waited for.";
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
