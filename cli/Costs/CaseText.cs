using System.Globalization;

namespace GenreFunctions.Cli.Costs;

/// <summary>The report as two tables, what they rest on, and what the claim comes to.</summary>
internal static class CaseText
{
    private const int NameWidth = 34;
    private const int CellWidth = 18;
    private const string Nothing = "-";

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, CaseReport report)
    {
        WriteClaim(writer, report);
        WriteMeasured(writer, report);
        WriteInputs(writer, report);
        WriteFindings(writer, report);
    }

    private static void WriteClaim(TextWriter writer, CaseReport report)
    {
        var (hand, claim, currency) = (report.Case.ByHand, report.Case.Claim, report.Assumptions.Currency);
        writer.WriteLine("The report's case, as claimed and as its assumptions come to");
        Row(writer, "", "claimed", "computed");
        Row(writer, "songs a person a day", Nothing, KnownFigure.Of(hand.SongsPerDay, 1));
        Row(writer, "person-days a year", Nothing, KnownFigure.Of(hand.PersonDaysPerYear, 1));
        Row(writer, "people", Nothing, KnownFigure.Of(hand.People, 1));
        Row(writer, $"a song by hand, {currency}", Nothing, KnownFigure.Of(hand.CostPerSong, 4));
        Row(writer, $"a year by hand, {currency}", KnownFigure.Of(claim.ByHand, 0), KnownFigure.Of(hand.CostPerYear, 0));
        Row(writer, $"a year with a service, {currency}", KnownFigure.Of(claim.WithService, 0), "see below");
        Row(writer, $"saving a year, {currency}", KnownFigure.Of(claim.Saving, 0), "see below");
        Row(writer, "times cheaper", KnownFigure.Of(claim.TimesCheaper, 2), "see below");
        writer.WriteLine();
    }

    private static void WriteMeasured(TextWriter writer, CaseReport report)
    {
        var (hand, service, currency) = (report.Case.ByHand, report.Service, report.Assumptions.Currency);
        var (least, most) = service.IsComplete ? ("", "") : (KnownFigure.AtLeast, "at most ");
        writer.WriteLine($"The same with the measured speed, on the plan {report.Plan} with the price book {report.Prices.Version}");
        Row(writer, "", "by hand", "service");
        Row(writer, "seconds a song", KnownFigure.Of(report.Assumptions.SecondsPerSong, 3), KnownFigure.Of(service.SecondsPerSong, 3));
        Row(writer, "songs a day, a person or a core", KnownFigure.Of(hand.SongsPerDay, 1), KnownFigure.Of(service.SongsPerDay, 0));
        Row(writer, "people, or instances kept busy", KnownFigure.Of(hand.People, 1), KnownFigure.Of(service.Instances, 2));
        Row(writer, $"a song, {currency}", KnownFigure.Of(hand.CostPerSong, 6), KnownFigure.Of(service.CostPerSong, 6, service.Song.IsComplete));
        Row(writer, $"waiting for songs a year, {currency}", Nothing, KnownFigure.Of(service.IdlePerYear, 0, service.Idle.IsComplete));
        Row(writer, $"a year, {currency}", KnownFigure.Of(hand.CostPerYear, 0), KnownFigure.Of(service.CostPerYear, 0, least));
        Row(writer, $"saving a year, {currency}", Nothing, KnownFigure.Of(service.Saving, 0, most));
        Row(writer, "times cheaper", Nothing, KnownFigure.Of(service.TimesCheaper, 1, most));
        writer.WriteLine();
    }

    private static void WriteInputs(TextWriter writer, CaseReport report)
    {
        writer.WriteLine("What this rests on");
        foreach (var input in report.Inputs)
            Row(writer, input.Name, input.Figure, input.Origin, isLastText: true);
        Row(writer, "prices", report.Prices.Region, $"as of {report.Prices.AsOf:yyyy-MM-dd}, {report.Prices.Currency}", isLastText: true);
        foreach (var note in report.Prices.Notes)
            writer.WriteLine($"  {Terminal.Printable(note)}");
        writer.WriteLine();
    }

    private static void WriteFindings(TextWriter writer, CaseReport report)
    {
        var (claim, service, currency) = (report.Case.Claim, report.Service, report.Assumptions.Currency);
        writer.WriteLine("What the claim comes to");
        writer.WriteLine(Line(
            $"  By hand: the assumptions come to {Math.Abs(claim.ByHandDifference) * 100:0.0} % {(claim.ByHandDifference < 0 ? "less" : "more")} than the {claim.ByHand:#,0} {currency} claimed, which are {claim.SongsPerDayImplied:#,0.#} songs a person a day, {claim.HoursPerDayImplied:0.##} hours of listening."));
        writer.WriteLine(Line(
            $"  With a service: {claim.WithService:#,0} {currency} is {claim.WithServicePerSong:0.####} {currency} a song; nothing in the report's assumptions leads there, so it cannot be computed from them."));
        writer.WriteLine(service.ShareOfClaim is { } share
            ? Line($"  Measured: {(service.IsComplete ? "" : KnownFigure.AtLeast)}{service.CostPerYear:#,0} {currency} a year, {share * 100:0.0} % of what is claimed for a service{(service.IsComplete ? "" : ", without what has no price")}.")
            : "  Measured: a year's cost is not known, because what it needs has no price.");
        foreach (var use in service.Song.Unpriced.Concat(service.Idle.Unpriced))
            writer.WriteLine(Line($"  Not priced: {use.Key} ({use.ConsumedQuantity:#,0.######} {use.ConsumedUnit} {(service.Song.Unpriced.Contains(use) ? "a song" : "a year")}). {Terminal.Printable(use.Reason)}"));
        writer.WriteLine("  The speed is that of a core: waiting for storage is not in it, and no GPU makes it faster.");
        writer.WriteLine("  Neither side has checking of labels, buying machines, or writing the service.");
    }

    private static void Row(TextWriter writer, string name, string first, string second, bool isLastText = false) =>
        writer.WriteLine($"  {name.PadRight(NameWidth)}{first.PadLeft(CellWidth)}{(isLastText ? $"  {second}" : second.PadLeft(CellWidth + KnownFigure.AtLeast.Length))}".TrimEnd());

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
