using System.Globalization;
using System.Runtime.Intrinsics;
using GenreFunctions.Cli.Simulation;

namespace GenreFunctions.Cli.Benchmark;

/// <summary>The machine, songs a second, the table of the stages, and how all that was measured.</summary>
internal static class BenchText
{
    private const int NameWidth = 44;

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, BenchReport report)
    {
        WriteMachine(writer, report.Machine);
        WriteSongs(writer, report);
        WriteStages(writer, report.Stages);
        WriteMethod(writer, report);
    }

    /// <summary>How wide the vectors are, in words.</summary>
    internal static string Vectors(int lanes) => lanes switch
    {
        16 => "vectors of sixteen lanes (AVX-512)",
        1 => "no vectors",
        _ => Vector256.IsHardwareAccelerated ? "vectors of eight lanes (AVX2)" : "vectors of eight lanes (two of 128 bits each)",
    };

    private static void WriteMachine(TextWriter writer, MachineDescription machine)
    {
        writer.WriteLine($"{machine.Processor}, {machine.Cores} {(machine.Cores == 1 ? "core" : "cores")}, {Vectors(machine.Lanes)}");
        writer.WriteLine($"{machine.Runtime}, {machine.OperatingSystem}, {machine.Architecture}; genre {machine.Version}, features {machine.FeatureSchema}");
        writer.WriteLine();
    }

    private static void WriteSongs(TextWriter writer, BenchReport report)
    {
        Row(writer, "Songs, from a file's bytes to tags", "ms", "least to most", "songs/s", "x real time", "x librosa 0.8");
        writer.WriteLine("  one core");
        foreach (var song in report.OneCore)
        {
            Row(
                writer, $"    {Name(song)}{(song.IsProcessorTime ? "" : ", by the clock")}", Rough(song.Milliseconds.Median), Range(song.Milliseconds), Rough(song.SongsPerSecond),
                Figures.Count(song.TimesRealTime), Rough(song.TimesLibrosa));
        }

        var cores = report.AllCores;
        writer.WriteLine($"  {cores.Jobs} {(cores.Jobs == 1 ? "song" : "songs")} at once, songs/s by the clock");
        Row(writer, $"    {Terminal.Printable(cores.Name)}", Rough(cores.Milliseconds.Median), Range(cores.Milliseconds), Rough(cores.SongsPerSecond.Median));
        writer.WriteLine($"      {Range(cores.SongsPerSecond)} songs/s turn by turn; {Figure(cores.TimesOneCore, "0.00")} times one core's");
        writer.WriteLine();

        static string Name(SongSpeed song) => Terminal.Printable(song.AudioSeconds == LibrosaReference.SongSeconds ? song.Name : $"{song.Name}, {Figure(song.AudioSeconds, "0.#")} s");
    }

    private static void WriteStages(TextWriter writer, StageTable table)
    {
        writer.WriteLine($"Where the time goes: {Terminal.Printable(table.Name)}");
        Row(writer, "  stage", "us a segment", "share", "ms in 30 s");
        foreach (var stage in table.Stages)
            Stage(stage, stage.IsFeature ? "    " : "  ");
        Stage(table.Features, "  ");
        Stage(table.All, "  ");
        writer.WriteLine(Line($"  {table.AllocatedBytesPerSegment:#,0} bytes are allocated to featurize and score a segment."));
        writer.WriteLine();

        void Stage(StageTime stage, string indent) => Row(
            writer, indent + stage.Name, Figure(stage.Microseconds, "#,0.0"), $"{Figure(stage.Share * 100, "0.0")} %", Figure(stage.MillisecondsOf30Seconds, "#,0.000"));
    }

    private static void WriteMethod(TextWriter writer, BenchReport report)
    {
        writer.WriteLine(Line($"  {report.Turns} turns after {report.WarmUpSeconds:0.0} s of warming up, {report.OneCore.Sum(song => song.Songs):#,0} songs on one core. Figures are medians of the turns, ms are processor time;"));
        writer.WriteLine("  stages go by the clock, a median for each segment. songs/s on one core is 1,000 / ms.");
        writer.WriteLine(Line($"  x librosa 0.8: its {LibrosaReference.Milliseconds:#,0} ms for the features of 30 s are one thread's on another machine (AMD EPYC, family 26), so this is a rough ratio."));
        foreach (var note in report.Notes)
            writer.WriteLine($"  {note}");
    }

    private static void Row(TextWriter writer, string name, params string[] cells) =>
        writer.WriteLine($"{name.PadRight(NameWidth)}{string.Concat(cells.Select((cell, i) => cell.PadLeft(i == 1 ? 20 : 14)))}".TrimEnd());

    private static string Range(Spread spread) => $"{Rough(spread.Least)} - {Rough(spread.Most)}";

    private static string Rough(double value) => Figures.Rough(value);

    private static string Figure(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
