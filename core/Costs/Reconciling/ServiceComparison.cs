namespace GenreFunctions.Costs.Reconciling;

/// <summary>A service's estimate beside its bill.</summary>
/// <param name="Service">The service.</param>
/// <param name="Cost">Both figures.</param>
public sealed record ServiceComparison(string Service, Comparison Cost);
