using System.Globalization;
using System.Text;
using System.Text.Json;
using GenreFunctions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>The columns of an export: those of FOCUS 1.2 that an estimate fills, and our own, which begin with <c>x_</c>.</summary>
internal static class CsvColumns
{
    private const string RowEnd = "\r\n";

    private static readonly (string Name, Func<CsvRow, string> Cell)[] Columns =
    [
        ("BillingCurrency", row => CsvCell.Text(row.Record.Currency)),
        ("ChargeCategory", row => CsvCell.Text(row.Line?.ChargeCategory ?? "Usage")),
        ("ChargePeriodStart", row => CsvCell.Time(row.Start)),
        ("ChargePeriodEnd", row => CsvCell.Time(row.End)),
        ("ConsumedQuantity", row => CsvCell.Number(row.Line?.ConsumedQuantity ?? row.Unpriced!.ConsumedQuantity)),
        ("ConsumedUnit", row => CsvCell.Text(row.Line?.ConsumedUnit ?? row.Unpriced!.ConsumedUnit)),
        ("ListCost", row => Number(row.Line?.ListCost)),
        ("ListUnitPrice", row => Number(row.Line?.ListUnitPrice)),
        ("PricingQuantity", row => Number(row.Line?.PricingQuantity)),
        ("PricingUnit", row => CsvCell.Text(row.Line?.PricingUnit)),
        ("RegionId", row => CsvCell.Text(row.Line?.RegionId)),
        ("ServiceCategory", row => CsvCell.Text(row.Line?.ServiceCategory ?? Category(row.Unpriced!))),
        ("ServiceName", row => CsvCell.Text(row.Line?.ServiceName ?? row.Unpriced!.ServiceName)),
        ("SkuMeter", row => CsvCell.Text(row.Line?.SkuMeter ?? row.Unpriced!.SkuMeter)),
        ("Tags", row => CsvCell.Text(row.Line is { } line ? JsonSerializer.Serialize(line.Tags, AppJson.Options) : null)),
        ("x_Allocation", row => (row.Run is null ? CostAllocation.SharedIdle : CostAllocation.Direct).ToString()),
        ("x_Attempt", row => CsvCell.Text(row.Line?.Tags.GetValueOrDefault(CostLine.AttemptTag))),
        ("x_Container", row => CsvCell.Text(row.Run?.Container)),
        ("x_CostBasis", row => (row.Line?.CostBasis ?? CostBasis.ListEstimate).ToString()),
        ("x_Genre", row => CsvCell.Text(row.Run?.Genre)),
        ("x_InstanceId", row => CsvCell.Text(row.Run?.Meters.InstanceId)),
        ("x_MeterBasis", row => row.Line is { } line ? AppJson.Word(line.MeterBasis) : ""),
        ("x_ModelId", row => CsvCell.Text(row.Run?.ModelId)),
        ("x_Outcome", row => row.Run?.Outcome is { } outcome ? AppJson.Word(outcome) : ""),
        ("x_Plan", row => CsvCell.Text(row.Plan)),
        ("x_PriceBookVersion", row => CsvCell.Text(row.Record.PriceBookVersion)),
        ("x_Publisher", row => CsvCell.Text(row.Run?.Meters.Publisher)),
        ("x_Segments", row => row.Run?.Meters.Segments.ToString(CultureInfo.InvariantCulture) ?? ""),
        ("x_SongId", row => CsvCell.Text(row.Run?.Meters.SongId)),
        ("x_SongName", row => CsvCell.Text(row.Run?.Name)),
        ("x_Unpriced", row => CsvCell.Text(row.Unpriced?.Reason)),
    ];

    /// <summary>The first row.</summary>
    public static string Header { get; } = string.Join(',', Columns.Select(column => column.Name)) + RowEnd;

    /// <summary>Writes a row.</summary>
    public static void Append(StringBuilder text, CsvRow row)
    {
        for (var i = 0; i < Columns.Length; i++)
            text.Append(i == 0 ? "" : ",").Append(Columns[i].Cell(row));
        text.Append(RowEnd);
    }

    private static string Number(decimal? number) => number is { } known ? CsvCell.Number(known) : "";

    private static string? Category(UnpricedUse use) => ChargeKind.ByKey.GetValueOrDefault(use.Key)?.ServiceCategory;
}
