using CsvHelper;

namespace GenreFunctions.Cli.Costs.Bills;

/// <summary>
/// Where things are in a cost export. There are three kinds, told by their columns. Source: Azure's pages on the schemas of cost and usage details: FOCUS (1.0 and
/// 1.2), actual cost (Enterprise Agreement and Customer Agreement, which differ in case and in some names), and pay-as-you-go.
/// </summary>
/// <param name="Count">Columns there are.</param>
/// <param name="Day">The day of the charge.</param>
/// <param name="MayBeMonthFirst">Days may be written with the month first.</param>
/// <param name="Cost">What was billed.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Service">The service, or the meter's category.</param>
/// <param name="MeterCategory">In a FOCUS export, the category as the other kinds have it; finer than the service, where it is known.</param>
/// <param name="ChargeCategory">Usage or something else; pay-as-you-go exports have usage only.</param>
/// <param name="ResourceGroup">The resource group.</param>
/// <param name="Tags">The tags.</param>
internal sealed record BillColumns(
    int Count, int Day, bool MayBeMonthFirst, int Cost, int Currency, int Service, int? MeterCategory, int? ChargeCategory, int? ResourceGroup, int? Tags)
{
    private const string Kinds =
        "BilledCost with ChargePeriodStart, BillingCurrency and ServiceName (FOCUS), CostInBillingCurrency with Date, BillingCurrency and MeterCategory (actual cost), " +
        "or PreTaxCost with UsageDateTime, Currency and MeterCategory (pay-as-you-go)";

    /// <summary>Finds them.</summary>
    /// <param name="csv">Stands before the header.</param>
    /// <param name="effective">Take the effective cost, which only FOCUS has.</param>
    /// <param name="filter">What is to be filtered by has to be there.</param>
    /// <exception cref="InvalidDataException">It is none of the three kinds, or lacks what is needed.</exception>
    public static BillColumns Find(CsvReader csv, bool effective, BillFilter filter)
    {
        var count = CsvFault.Header(csv);
        var columns = Focus(csv, count, effective) ?? Actual(csv, count) ?? PayAsYouGo(csv, count)
            ?? throw new InvalidDataException($"Line 1: this is no cost export of Azure; it needs the columns {Kinds}.");
        if (effective && columns.MayBeMonthFirst)
            throw new InvalidDataException("Line 1: only FOCUS exports have an effective cost; leave --effective out.");
        if (filter.ResourceGroup is not null && columns.ResourceGroup is null)
            throw new InvalidDataException("Line 1: there is no column with resource groups, so --resource-group cannot be used.");
        if (filter.Tags.Count > 0 && columns.Tags is null)
            throw new InvalidDataException("Line 1: there is no column Tags, so --tag cannot be used.");
        return columns;
    }

    private static BillColumns? Focus(CsvReader csv, int count, bool effective) =>
        (CsvFault.Find(csv, "ChargePeriodStart"), CsvFault.Find(csv, effective ? "EffectiveCost" : "BilledCost"), CsvFault.Find(csv, "BillingCurrency"), CsvFault.Find(csv, "ServiceName"))
            is ({ } day, { } cost, { } currency, { } service)
            ? new BillColumns(
                count, day, MayBeMonthFirst: false, cost, currency, service, CsvFault.Find(csv, "x_SkuMeterCategory"), CsvFault.Find(csv, "ChargeCategory"),
                CsvFault.Find(csv, "x_ResourceGroupName"), CsvFault.Find(csv, "Tags"))
            : null;

    // Older exports of Enterprise Agreements call the cost Cost.
    private static BillColumns? Actual(CsvReader csv, int count) =>
        (CsvFault.Find(csv, "Date"), CsvFault.Find(csv, "CostInBillingCurrency", "Cost"), CsvFault.Find(csv, "BillingCurrencyCode", "BillingCurrency"), CsvFault.Find(csv, "MeterCategory"))
            is ({ } day, { } cost, { } currency, { } service)
            ? new BillColumns(
                count, day, MayBeMonthFirst: true, cost, currency, service, MeterCategory: null, CsvFault.Find(csv, "ChargeType"),
                CsvFault.Find(csv, "ResourceGroupName", "ResourceGroup"), CsvFault.Find(csv, "Tags"))
            : null;

    private static BillColumns? PayAsYouGo(CsvReader csv, int count) =>
        (CsvFault.Find(csv, "UsageDateTime"), CsvFault.Find(csv, "PreTaxCost"), CsvFault.Find(csv, "Currency"), CsvFault.Find(csv, "MeterCategory"))
            is ({ } day, { } cost, { } currency, { } service)
            ? new BillColumns(
                count, day, MayBeMonthFirst: true, cost, currency, service, MeterCategory: null, ChargeCategory: null,
                CsvFault.Find(csv, "ResourceGroup", "ResourceGroupName"), CsvFault.Find(csv, "Tags"))
            : null;
}
