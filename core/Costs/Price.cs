namespace GenreFunctions.Costs;

/// <summary>What something costs.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="UnitPrice">For one <paramref name="PricingUnit"/>, in the book's currency.</param>
/// <param name="PricingUnit">The unit as the price list writes it: <c>10K</c>.</param>
/// <param name="UnitQuantity">How many of the kind's <see cref="ChargeKind.ConsumedUnit"/> one pricing unit is: 10,000; positive.</param>
/// <param name="AsOf">The day on which the price was seen.</param>
/// <param name="Source">Where.</param>
public sealed record Price(ChargeKind Kind, decimal UnitPrice, string PricingUnit, decimal UnitQuantity, DateOnly AsOf, string Source);
