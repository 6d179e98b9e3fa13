using System.Globalization;
using GenreFunctions.Costs.Reconciling;

namespace GenreFunctions.Cli.Costs.Reconciling;

/// <summary>The comparison as two tables, by service and by day, and what is in neither.</summary>
internal static class ReconcileText
{
    private const int LeastNameWidth = 32;
    private const int CellWidth = 18;
    private const string Nothing = "-";

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, Reconciliation found)
    {
        var decimals = Decimals(found.Total);
        var nameWidth = Math.Max(LeastNameWidth, found.Services.Select(service => Name(service).Length).DefaultIfEmpty().Max());
        writer.WriteLine(Line($"Estimated and billed, {found.FirstDay:yyyy-MM-dd} to {found.LastDay:yyyy-MM-dd}, in {Terminal.Printable(found.Currency)}"));
        Head("by service");
        foreach (var service in found.Services)
            Row(Name(service), service.Cost);
        Row("total", found.Total);
        Row("  of that, where both are known", found.Both);
        writer.WriteLine();
        Head("by day");
        foreach (var day in found.Days)
            Row(Line($"{day.Day:yyyy-MM-dd}{(day.HasSongs ? "" : "  no songs")}"), day.Cost);
        writer.WriteLine();
        WriteRest(writer, found, decimals);

        void Head(string name) => Cells(name, "estimated", "billed", "billed / estimated");

        void Row(string name, Comparison cost) => Cells(
            name,
            Figure(cost.Estimated, decimals, cost.IsComplete ? "" : "at least "),
            Figure(cost.Billed, decimals),
            Figure(cost.Factor, 3, cost.IsComplete ? "" : "at most "));

        void Cells(string name, string estimated, string billed, string factor) =>
            writer.WriteLine($"  {name.PadRight(nameWidth)}{estimated.PadLeft(CellWidth + "at least ".Length)}{billed.PadLeft(CellWidth)}{factor.PadLeft(CellWidth + 2)}");
    }

    private static void WriteRest(TextWriter writer, Reconciliation found, int decimals)
    {
        if (found.PriceBookVersions.Count > 0)
            writer.WriteLine($"  Estimated with the price book {string.Join(", ", found.PriceBookVersions.Select(Terminal.Printable))}.");
        if (found.ExchangeRate != 1)
            writer.WriteLine(Line($"  Estimates are exchanged at {found.ExchangeRate} {Terminal.Printable(found.Currency)}."));
        foreach (var use in found.Unpriced)
            writer.WriteLine(Terminal.Printable(Line($"  Not in the estimate, for want of a price: {use.Meter} ({use.Service}), {use.Quantity:#,0.######} {use.Unit}.")));
        foreach (var other in found.OtherCharges)
            writer.WriteLine(Terminal.Printable(Line($"  Billed, but no usage: {other.Category}, {Figure(other.Cost, decimals)}. It is in no figure above.")));
        if (found.EstimatedElsewhere != 0)
            writer.WriteLine($"  Estimated for days that the bill does not cover: {Figure(found.EstimatedElsewhere, decimals)}. It is in no figure above.");
    }

    private static string Name(ServiceComparison service) => Terminal.Printable(service.Service);

    /// <summary>Songs cost fractions of a cent, months thousands; both want to be read.</summary>
    private static int Decimals(Comparison total) => Math.Max(Math.Abs(total.Estimated ?? 0), Math.Abs(total.Billed ?? 0)) switch
    {
        >= 100 => 2,
        >= 1 => 4,
        _ => 8,
    };

    private static string Figure(decimal? value, int decimals, string qualifier = "") =>
        value is { } number ? qualifier + number.ToString($"N{decimals}", CultureInfo.InvariantCulture) : Nothing;

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
