using System.Globalization;

namespace GenreFunctions.Cli.Costs.EveryPlan;

/// <summary>A table of the plans, and what it rests on.</summary>
internal static class PlansText
{
    private const int NameWidth = 26;
    private const int CellWidth = 22;

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, PlansReport report)
    {
        var currency = Terminal.Printable(report.Prices.Currency);
        writer.WriteLine(Line(
            $"A song of {report.Song.AudioSeconds:0.###} s that takes {report.Song.ComputeSeconds:0.######} s of a processor ({report.Origin}), with the price book {Terminal.Printable(report.Prices.Version)}, in {currency}"));
        Cells("plan", "a song", "1,000 songs", "a day without songs");
        foreach (var plan in report.Plans)
        {
            var isComplete = plan.Song.IsComplete;
            Cells(plan.Plan, KnownFigure.Of(plan.SongCost, 8, isComplete), KnownFigure.Of(plan.SongCost * 1000, 4, isComplete), KnownFigure.Of(plan.IdleCost, 4, plan.IdleDay.IsComplete));
        }

        writer.WriteLine();
        foreach (var use in report.Plans.SelectMany(plan => plan.Song.Unpriced.Concat(plan.IdleDay.Unpriced)).DistinctBy(use => use.Key))
            writer.WriteLine(Terminal.Printable($"  Not priced: {use.Key}. {use.Reason}"));
        writer.WriteLine("  The speed is that of a core on every plan: waiting for storage is not in it, and no GPU makes it faster.");
        writer.WriteLine("  A day without songs is the minimum of instances, and one cooldown where a plan has any.");
        if (report.Origin != "given" && !ProcessorTime.KnowsChildren)
            writer.WriteLine("  Of a compressed song, the time of ffmpeg is not in it: this system does not tell.");

        void Cells(string name, string song, string thousand, string day) =>
            writer.WriteLine($"  {name.PadRight(NameWidth)}{song.PadLeft(CellWidth)}{thousand.PadLeft(CellWidth)}{day.PadLeft(CellWidth)}");
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
