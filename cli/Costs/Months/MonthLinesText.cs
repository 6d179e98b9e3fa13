using System.Globalization;
using GenreFunctions.Costs.Months;

namespace GenreFunctions.Cli.Costs.Months;

/// <summary>Every line of a month: what, how much, at which price, and what that comes to.</summary>
internal static class MonthLinesText
{
    private const int WhatWidth = 36;
    private const int QuantityWidth = 36;
    private const int PriceWidth = 26;
    private const int CostWidth = 23;

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, MonthCost month)
    {
        writer.WriteLine(FormattableString.Invariant($"{month.Songs:#,0} songs a month on {month.Plan}"));
        foreach (var part in month.Lines.GroupBy(line => line.Part))
        {
            Cells(Name(part.Key), "", "", KnownFigure.Of(month.Of(part.Key), 2, month.Knows(part.Key)));
            foreach (var line in part)
                Cells($"  {line.What}", $"{Number(line.ConsumedQuantity)} {line.ConsumedUnit}", Price(line), KnownFigure.Of(line.ListCost, 4));
        }

        Cells("a month", "", "", KnownFigure.Of(month.KnownCost, 2, month.IsComplete));
        if (month.Songs > 0)
            Cells("a song", "", "", KnownFigure.Of(month.PerSong, 6, month.IsComplete));
        if (month.Use.Instances is { } use)
        {
            writer.WriteLine(FormattableString.Invariant($"  On average {use.Busy:#,0.00} instances are busy, and {use.Billed:#,0.00} are billed."));
            if (use.ScaleDowns > 0)
                writer.WriteLine(FormattableString.Invariant($"  {use.RunsDry:#,0} times there is no song any more, and {use.ScaleDowns:#,0} times the last instance goes after its cooldown."));
        }

        void Cells(string what, string quantity, string price, string cost) =>
            writer.WriteLine($"  {what.PadRight(WhatWidth)}{quantity.PadLeft(QuantityWidth)}{price.PadLeft(PriceWidth)}{cost.PadLeft(CostWidth)}");
    }

    private static string Name(MonthPart part) => part switch
    {
        MonthPart.Songs => "songs' runs",
        MonthPart.Waiting => "instances that wait",
        MonthPart.Upkeep => "the service's own work",
        MonthPart.Kept => "what is kept",
        MonthPart.Watching => "logs and alerts",
        _ => "paid by the hour",
    };

    private static string Price(MonthLine line) => line.ListUnitPrice is { } price ? $"{Number(price)} / {Terminal.Printable(line.PricingUnit!)}" : "no price";

    private static string Number(decimal number) => number.ToString("#,0.######", CultureInfo.InvariantCulture);
}
