namespace GenreFunctions.Costs;

/// <summary>Something that was used, and for which there is no price.</summary>
/// <param name="Key">What price books call it.</param>
/// <param name="ServiceName">The service that bills it.</param>
/// <param name="SkuMeter">The meter.</param>
/// <param name="ConsumedQuantity">How much was used.</param>
/// <param name="ConsumedUnit">In which unit.</param>
/// <param name="Reason">Why there is no price, a sentence.</param>
public sealed record UnpricedUse(string Key, string ServiceName, string SkuMeter, decimal ConsumedQuantity, string ConsumedUnit, string Reason);
