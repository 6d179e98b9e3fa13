using System.Globalization;
using GenreFunctions.Costs.Months;

namespace GenreFunctions.Cli.Costs.Months;

/// <summary>A table of plans for every volume, or every line of one plan; then what it rests on.</summary>
internal static class MonthsText
{
    private const int NameWidth = 24;
    private const int CellWidth = 12;
    private const int TotalWidth = 22;
    private const int InputWidth = 34;

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, MonthsReport report)
    {
        var prices = report.Run.Prices;
        writer.WriteLine(Line(
            $"A month of 730 hours, with songs of {report.Song.AudioSeconds:0.###} s that take {report.Song.ComputeSeconds:0.######} s of a processor, by the price book {Terminal.Printable(prices.Version)}, in {Terminal.Printable(prices.Currency)}"));
        foreach (var plans in report.Volumes)
        {
            writer.WriteLine();
            if (report.Run.LineByLine)
                MonthLinesText.Write(writer, plans[0]);
            else
                WritePlans(writer, plans);
            foreach (var limit in MonthLimits.Of(plans))
                writer.WriteLine($"  {limit}");
        }

        WriteBreakEvens(writer, report.BreakEvens);
        WriteUnpriced(writer, [.. report.Volumes.SelectMany(plans => plans).SelectMany(month => month.Unpriced).DistinctBy(line => line.Key)]);
        WriteInputs(writer, report);
    }

    private static void WritePlans(TextWriter writer, IReadOnlyList<MonthCost> plans)
    {
        writer.WriteLine(Line($"{plans[0].Songs:#,0} songs a month"));
        Cells("plan", "songs' runs", "waiting", "kept", "the rest", "a month", "a song");
        foreach (var month in plans.OrderBy(month => month.KnownCost ?? decimal.MaxValue))
        {
            var (songs, waiting, kept) = (month.Of(MonthPart.Songs), month.Of(MonthPart.Waiting), month.Of(MonthPart.Kept));
            var rest = month.KnownCost - ((songs ?? 0) + (waiting ?? 0) + (kept ?? 0));
            Cells(
                month.Plan, KnownFigure.Of(songs, 2), KnownFigure.Of(waiting, 2), KnownFigure.Of(kept, 2), KnownFigure.Of(rest, 2), KnownFigure.Of(month.KnownCost, 2, month.IsComplete),
                month.Songs == 0 ? "-" : KnownFigure.Of(month.PerSong, 6));
        }

        void Cells(string name, string songs, string waiting, string kept, string rest, string total, string each) => writer.WriteLine(
            $"  {name.PadRight(NameWidth)}{songs.PadLeft(CellWidth)}{waiting.PadLeft(CellWidth)}{kept.PadLeft(CellWidth)}{rest.PadLeft(CellWidth)}{total.PadLeft(TotalWidth)}{each.PadLeft(CellWidth)}");
    }

    private static void WriteBreakEvens(TextWriter writer, IReadOnlyList<PlanBreakEven> breakEvens)
    {
        if (breakEvens.Count > 0)
            writer.WriteLine();
        foreach (var (cheapest, plan, songs) in breakEvens)
        {
            writer.WriteLine(songs is { } count
                ? Line($"  {plan} costs no more than {cheapest} from {count:#,0} songs a month on.")
                : Line($"  {plan} costs more than {cheapest} up to {MonthCosting.MostSongs:#,0} songs a month."));
        }
    }

    private static void WriteUnpriced(TextWriter writer, IReadOnlyList<MonthLine> lines)
    {
        if (lines.Count > 0)
            writer.WriteLine();
        foreach (var line in lines)
            writer.WriteLine(Terminal.Printable($"  Not priced: {line.Key}. {line.Reason}"));
    }

    private static void WriteInputs(TextWriter writer, MonthsReport report)
    {
        writer.WriteLine();
        writer.WriteLine("What this rests on");
        foreach (var input in report.Inputs)
            writer.WriteLine($"  {input.Name.PadRight(InputWidth)}{input.Figure.PadLeft(12)}  {input.Origin}");
        writer.WriteLine(Line($"  {"prices".PadRight(InputWidth)}{Terminal.Printable(report.Run.Prices.Region).PadLeft(12)}  as of {report.Run.Prices.AsOf:yyyy-MM-dd}"));
        foreach (var plan in report.Run.Plans)
            writer.WriteLine($"  {plan.Plan.Name}: {plan.Words}");
        foreach (var note in report.Run.Prices.Notes)
            writer.WriteLine($"  {Terminal.Printable(note)}");
        writer.WriteLine("  Songs come at any time of the month, as many as in the months before. The speed is a core's, and no GPU makes it faster.");
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
