using GenreFunctions.Cli.Costs;
using GenreFunctions.Simulation.Results;

namespace GenreFunctions.Cli.Simulation;

/// <summary>Every plan in one table.</summary>
internal static class ComparisonText
{
    private const int NameWidth = 24;
    private const int CellWidth = 10;
    private const int MoneyWidth = 21;

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, SimulateReport report)
    {
        writer.WriteLine(SimulateText.Title(report, "on every plan"));
        writer.WriteLine(Terminal.Printable($"Upload to tags, and the cost with the price book {report.Prices.Version}, in {report.Prices.Currency}"));
        Cells("plan", "instances", "50 %", "95 %", "a song", "a month", "first limit");
        foreach (var result in report.Results)
        {
            var cost = result.Cost;
            Cells(
                result.Plan, $"{Figures.Count(result.Instances.Most)} of {Figures.Count(result.Instances.Limit)}",
                Figures.Time(result.Latency.P50), Figures.Time(result.Latency.P95), KnownFigure.Of(cost.PerSong, 8, cost.Songs.IsComplete),
                result.KeepsUp ? KnownFigure.Of(cost.PerMonth, 2, cost.IsComplete) : "-", First(result));
        }

        writer.WriteLine();
        foreach (var use in report.Results.SelectMany(result => result.Cost.Unpriced).DistinctBy(use => use.Key))
            writer.WriteLine(Terminal.Printable($"  Not priced: {use.Key}. {use.Reason}"));
        writer.WriteLine("  Instances: the most there were, of those that the plan has. A month, 30.4 days, has the waiting of instances as well; a song has not.");
        writer.WriteLine($"  A song of the mean duration takes {report.SongSeconds:0.######} s of a processor ({report.SpeedOrigin}) on every plan: no GPU makes it faster. One plan alone shows all that this rests on.");

        void Cells(string plan, string instances, string half, string most, string song, string month, string first) => writer.WriteLine(
            $"  {plan.PadRight(NameWidth)}{instances.PadLeft(CellWidth)}{half.PadLeft(CellWidth)}{most.PadLeft(CellWidth)}{song.PadLeft(MoneyWidth)}{month.PadLeft(MoneyWidth)}  {first}".TrimEnd());
    }

    private static string First(SimulationResult result)
    {
        var instances = result.Instances.SongsPerSecond;
        var shared = result.Limits.Count > 0 ? result.Limits[0] : null;
        var comment = result.KeepsUp ? "" : "does not keep up; ";
        return comment + (shared?.SongsPerSecond < instances ? $"{shared.Name}, {shared.Unit}: {Figures.Rough(shared.SongsPerSecond.Value)} songs/s" : $"instances: {Figures.Rough(instances)} songs/s");
    }
}
