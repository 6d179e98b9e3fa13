namespace GenreFunctions.Costs.Reconciling;

/// <summary>What was used without a price, added up: the estimate of its service lacks it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Meter">The meter.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Unit">In which unit.</param>
public sealed record UnpricedQuantity(string Service, string Meter, decimal Quantity, string Unit);
