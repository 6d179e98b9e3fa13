using System.Globalization;
using GenreFunctions.Cli.Costs;
using GenreFunctions.Simulation;
using GenreFunctions.Simulation.Results;
using GenreFunctions.Simulation.Workloads;

namespace GenreFunctions.Cli.Simulation;

/// <summary>One plan: what would happen, what it costs, which limit comes first, and what all that rests on.</summary>
internal static class SimulateText
{
    private const int NameWidth = 34;
    private const int CellWidth = 14;

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, SimulateReport report)
    {
        var result = report.Results[0];
        writer.WriteLine(Title(report, $"on the plan {result.Plan}"));
        WriteCourse(writer, report.Workload, result);
        WriteCost(writer, report, result);
        WriteLimits(writer, result);
        WritePremises(writer, report, result);
    }

    /// <summary>What was asked.</summary>
    internal static string Title(SimulateReport report, string where) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Workload.SongsPerDay:#,0.###} songs of {report.Workload.MeanSeconds:0.#} s a day, {report.Arrivals}, {where}; simulated: {report.Workload.Hours:0.##} h, seed {report.Workload.Seed}");

    private static void WriteCourse(TextWriter writer, Workload workload, SimulationResult result)
    {
        writer.WriteLine("What would happen");
        Row(writer, "", "mean", "50 %", "95 %", "99 %", "most");
        Times("upload to tags", result.Latency);
        Times("  nothing runs for the song", result.Waiting);
        Times("  something does", result.Working);
        var instances = result.Instances;
        Row(writer, "instances", Figures.Rough(instances.Mean), Figures.Count(instances.P50), Figures.Count(instances.P95), "", $"{Figures.Count(instances.Most)} of {Figures.Count(instances.Limit)}");
        Row(writer, "songs without tags", Figures.Rough(result.MeanBacklog), "", "", "", Figures.Count(result.MostBacklog));
        Row(writer, "songs/s", Figures.Rough(result.SongsPerSecond));
        Row(writer, "processors busy", Figures.Percent(result.ProcessorUtilization));
        Row(writer, "songs, all of them tagged", Figures.Count(result.Songs));
        var unit = workload.Hours >= 24 ? "by the hour" : "by twenty-fourths";
        Row(writer, $"instances {unit}", Figures.Bars(result.Course.Select(at => at.Instances)), isBars: true);
        Row(writer, $"songs without tags {unit}", Figures.Bars(result.Course.Select(at => (double)at.MostBacklog)), isBars: true);
        if (!result.KeepsUp)
            writer.WriteLine($"  Songs come faster than they are tagged: the last had its tags {Figures.Time(result.DrainSeconds)} after the end, and a longer time would leave more of them waiting. What a day costs is not to be had from that.");
        writer.WriteLine();

        void Times(string name, Durations times) => Row(
            writer, name, Figures.Time(times.Mean), Figures.Time(times.P50), Figures.Time(times.P95), Figures.Time(times.P99), Figures.Time(times.Longest));
    }

    private static void WriteCost(TextWriter writer, SimulateReport report, SimulationResult result)
    {
        var cost = result.Cost;
        writer.WriteLine(Terminal.Printable($"What it costs, with the price book {report.Prices.Version}, in {report.Prices.Currency}"));
        Money("a song", cost.PerSong, 8, cost.Songs.IsComplete);
        Money("the songs of a day", cost.SongsPerDay, 2, cost.Songs.IsComplete);
        Money("waiting for songs a day", cost.IdlePerDay, 2, cost.Idle.IsComplete);
        Money("a day", cost.PerDay, 2, cost.IsComplete);
        Money("a month of 30.4 days", cost.PerMonth, 2, cost.IsComplete);
        if (report.Workload.Hours < 24)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  Simulated were {report.Workload.Hours:0.##} h; a day is {report.Workload.WindowsPerDay:0.##} times as much."));
        foreach (var use in cost.Unpriced)
            writer.WriteLine(Terminal.Printable(string.Create(CultureInfo.InvariantCulture, $"  Not priced: {use.Key} ({(double)use.ConsumedQuantity / result.Songs:#,0.######} {use.ConsumedUnit} a song). {use.Reason}")));
        writer.WriteLine();

        void Money(string name, decimal? value, int decimals, bool isComplete) => writer.WriteLine($"  {name.PadRight(NameWidth)}{KnownFigure.Of(value, decimals, isComplete),24}");
    }

    private static void WriteLimits(TextWriter writer, SimulationResult result)
    {
        writer.WriteLine("Which limit comes first");
        Row(writer, "", "a song", "limit/s", "taken", "busiest 1/24", "at songs/s");
        var instances = (Name: $"instances, {Figures.Count(result.Instances.Limit)} of them", At: result.Instances.SongsPerSecond);
        var first = Math.Min(instances.At, result.Limits.Min(limit => limit.SongsPerSecond) ?? double.PositiveInfinity);
        var rows = result.Limits.Select(limit => (At: limit.SongsPerSecond ?? double.PositiveInfinity, Cells: new[]
        {
            $"{limit.Name}, {limit.Unit}", Figures.Short(limit.PerSong), Figures.Short(limit.RatePerSecond), Figures.Percent(limit.Utilization),
            Figures.Percent(limit.PeakUtilization), limit.SongsPerSecond is { } at ? Figures.Short(at) : "never",
        })).Append((instances.At, [instances.Name, "", "", "", "", Figures.Short(instances.At)]));
        foreach (var (at, cells) in rows.OrderBy(row => row.At))
            Row(writer, cells[0], [.. cells[1..^1], cells[^1] + (at == first ? "  first" : "")]);
        writer.WriteLine();
    }

    private static void WritePremises(TextWriter writer, SimulateReport report, SimulationResult result)
    {
        writer.WriteLine("What this rests on");
        Basis("processor seconds a song", (double)report.SongSeconds, report.SpeedOrigin);
        foreach (var premise in result.Premises)
            Basis(premise.Name, premise.Value, Words(premise));
        foreach (var limit in result.Limits)
            Basis($"{limit.Name}, {limit.Unit} a second", limit.RatePerSecond, Words(new Premise("", 0, limit.Origin, limit.Source)));
        writer.WriteLine($"  prices of {Terminal.Printable(report.Prices.Region)} as of {report.Prices.AsOf:yyyy-MM-dd}");

        void Basis(string name, double value, string origin) =>
            writer.WriteLine($"  {name.PadRight(NameWidth + 4)}{value.ToString("#,0.######", CultureInfo.InvariantCulture),CellWidth}  {origin}");
    }

    private static string Words(Premise premise)
    {
        var origin = premise.Origin.ToString().ToLowerInvariant();
        return premise.Source.Length == 0 ? origin : $"{origin}: {premise.Source}";
    }

    private static void Row(TextWriter writer, string name, params string[] cells) =>
        writer.WriteLine($"  {name.PadRight(NameWidth)}{string.Concat(cells.Select(cell => cell.PadLeft(CellWidth)))}".TrimEnd());

    private static void Row(TextWriter writer, string name, string bars, bool isBars) => writer.WriteLine($"  {name.PadRight(NameWidth + 4)}{(isBars ? bars : "")}");
}
