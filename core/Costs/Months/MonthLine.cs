namespace GenreFunctions.Costs.Months;

/// <summary>One line of a month's cost.</summary>
/// <param name="Part">What it belongs to.</param>
/// <param name="What">In plain words.</param>
/// <param name="Key">What price books call it.</param>
/// <param name="ServiceName">The service that bills it.</param>
/// <param name="SkuMeter">The meter.</param>
/// <param name="ConsumedQuantity">How much in the month; above 0.</param>
/// <param name="ConsumedUnit">In which unit.</param>
/// <param name="ListUnitPrice">Price of one <paramref name="PricingUnit"/>; <see langword="null"/> where there is none.</param>
/// <param name="PricingUnit">The unit as the price list writes it; <see langword="null"/> without a price.</param>
/// <param name="ListCost">Quantity x price, rounded as <see cref="SongCosting"/> rounds; <see langword="null"/> without a price.</param>
/// <param name="Reason">Why there is no price, a sentence; <see langword="null"/> where there is one.</param>
public sealed record MonthLine(
    MonthPart Part,
    string What,
    string Key,
    string ServiceName,
    string SkuMeter,
    decimal ConsumedQuantity,
    string ConsumedUnit,
    decimal? ListUnitPrice,
    string? PricingUnit,
    decimal? ListCost,
    string? Reason);
