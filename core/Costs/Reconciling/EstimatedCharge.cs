namespace GenreFunctions.Costs.Reconciling;

/// <summary>A row of an estimate: a <see cref="CostLine"/>, or a use that has no price.</summary>
/// <param name="Day">The day on which the usage began, in UTC.</param>
/// <param name="Service">The service, as <see cref="CostLine.ServiceName"/> has it.</param>
/// <param name="Meter">The meter.</param>
/// <param name="Cost">What it comes to; <see langword="null"/> when it has no price.</param>
/// <param name="Currency">ISO 4217; may be empty when there is no price.</param>
/// <param name="Quantity">How much was used.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="IsSong">It belongs to a song.</param>
/// <param name="PriceBookVersion">The price book; may be empty.</param>
public sealed record EstimatedCharge(
    DateOnly Day, string Service, string Meter, decimal? Cost, string Currency, decimal Quantity = 0, string Unit = "", bool IsSong = true, string PriceBookVersion = "");
