using CsvHelper;
using GenreFunctions.Costs.Reconciling;

namespace GenreFunctions.Cli.Costs.Bills;

/// <summary>The service's cost export (<c>/api/costs.csv</c>) to charges, row by row. Columns are found by name; others than these are not looked at.</summary>
internal static class EstimateReader
{
    /// <summary>Reads an export.</summary>
    /// <exception cref="InvalidDataException">It is none; the message is a sentence.</exception>
    public static IEnumerable<EstimatedCharge> Read(Stream file, CancellationToken cancellation)
    {
        using var csv = CsvReader.Create(file, CsvFault.Reading, leaveOpen: true);
        var count = CsvFault.Header(csv);
        var columns = new Columns(
            Required(csv, "ChargePeriodStart"), Required(csv, "ServiceName"), Required(csv, "ListCost"), Required(csv, "BillingCurrency"),
            CsvFault.Find(csv, "SkuMeter"), CsvFault.Find(csv, "ConsumedQuantity"), CsvFault.Find(csv, "ConsumedUnit"), CsvFault.Find(csv, "x_SongId"),
            CsvFault.Find(csv, "x_PriceBookVersion"));
        var days = new BillDays(mayBeMonthFirst: false);
        while (CsvFault.Next(csv, count, cancellation))
            yield return Charge(csv, columns, days);
    }

    private static EstimatedCharge Charge(CsvReader csv, Columns columns, BillDays days)
    {
        decimal? cost = csv.IsEmpty(columns.Cost) ? null : CsvFault.Number(csv, columns.Cost);
        // A quantity is only of use where there is no cost.
        var quantity = cost is null && columns.Quantity is { } column && !csv.IsEmpty(column) ? CsvFault.Number(csv, column) : 0;
        return new EstimatedCharge(
            days.Read(csv, columns.Start), csv.GetString(columns.Service), Text(csv, columns.Meter), cost, csv.GetString(columns.Currency), quantity,
            Text(csv, columns.Unit), Text(csv, columns.SongId).Length > 0, Text(csv, columns.PriceBook));
    }

    private static string Text(CsvReader csv, int? column) => column is { } there ? csv.GetString(there) : "";

    private static int Required(CsvReader csv, string name) => CsvFault.Find(csv, name)
        ?? throw new InvalidDataException($"Line 1: there is no column {name}; an estimate is what the service exports at /api/costs.csv.");

    private sealed record Columns(int Start, int Service, int Cost, int Currency, int? Meter, int? Quantity, int? Unit, int? SongId, int? PriceBook);
}
