namespace GenreFunctions.Cli.Tests.Costs.Bills;

/// <summary>Cost exports with the columns that Azure's pages list, values in a few of them.</summary>
internal static class ExportFiles
{
    public const string Focus =
        "BilledCost,BillingAccountId,BillingAccountName,BillingAccountType,BillingCurrency,BillingPeriodEnd,BillingPeriodStart,ChargeCategory,ChargeClass,ChargeDescription,ChargeFrequency,"
        + "ChargePeriodEnd,ChargePeriodStart,ConsumedQuantity,ConsumedUnit,ContractedCost,EffectiveCost,ListCost,ServiceCategory,ServiceName,SkuId,Tags,x_ResourceGroupName,x_SkuMeterCategory";

    public const string EnterpriseAgreement =
        "InvoiceSectionName,AccountName,AccountOwnerId,SubscriptionId,SubscriptionName,ResourceGroup,ResourceLocation,Date,ProductName,MeterCategory,MeterSubCategory,MeterId,MeterName,"
        + "MeterRegion,UnitOfMeasure,Quantity,EffectivePrice,CostInBillingCurrency,CostCenter,ConsumedService,ResourceId,Tags,ChargeType,Frequency,BillingCurrencyCode,BillingPeriodStartDate";

    public const string CustomerAgreement =
        "invoiceId,billingAccountId,billingPeriodEndDate,billingPeriodStartDate,servicePeriodStartDate,date,serviceFamily,consumedService,meterId,meterName,meterCategory,meterSubCategory,"
        + "resourceGroupName,chargeType,quantity,costInBillingCurrency,costInPricingCurrency,costInUsd,billingCurrency,pricingCurrency,tags";

    public const string PayAsYouGo =
        "SubscriptionGuid,ResourceGroup,ResourceLocation,UsageDateTime,MeterCategory,MeterSubCategory,MeterId,MeterName,MeterRegion,UsageQuantity,ResourceRate,PreTaxCost,ConsumedService,"
        + "ResourceType,InstanceId,Tags,OfferId,AdditionalInfo,ServiceInfo1,ServiceInfo2,ServiceName,ServiceTier,Currency,UnitOfMeasure";

    public const string Estimate =
        "ListCost,ListUnitPrice,PricingQuantity,PricingUnit,ConsumedQuantity,ConsumedUnit,SkuMeter,ServiceName,ServiceCategory,ChargeCategory,ChargePeriodStart,ChargePeriodEnd,"
        + "BillingCurrency,RegionId,Tags,x_SongId,x_InstanceId,x_Publisher,x_Segments,x_CostBasis,x_MeterBasis,x_Allocation,x_PriceBookVersion";

    /// <summary>A file of that header, each row given by the values of some columns.</summary>
    public static string Of(string header, params (string Column, string Value)[][] rows)
    {
        var columns = header.Split(',');
        var lines = rows.Select(row =>
        {
            Assert.All(row, cell => Assert.Contains(cell.Column, columns));
            return string.Join(',', columns.Select(column => Quoted(row.FirstOrDefault(cell => cell.Column == column).Value ?? "")));
        });
        return string.Join("\r\n", lines.Prepend(header)) + "\r\n";
    }

    /// <summary>A line of an estimate.</summary>
    public static (string, string)[] Estimated(string start, string service, string cost, string song = "s1") =>
    [
        ("ChargePeriodStart", start), ("ServiceName", service), ("ListCost", cost), ("BillingCurrency", "USD"), ("SkuMeter", $"Meter of {service}"), ("ConsumedQuantity", "21"),
        ("ConsumedUnit", "Actions"), ("x_SongId", song), ("x_PriceBookVersion", "v7"), ("Tags", "{\"plan\":\"flex\"}"),
    ];

    private static string Quoted(string value) => value.AsSpan().ContainsAny(",\"") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
