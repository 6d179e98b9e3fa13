namespace GenreFunctions.Costs;

/// <summary>A quantity of something that is billed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Quantity">How much, in the kind's <see cref="ChargeKind.ConsumedUnit"/>, after the plan's rounding.</param>
/// <param name="Basis">How the quantity is known.</param>
public sealed record Charge(ChargeKind Kind, decimal Quantity, MeterBasis Basis);
