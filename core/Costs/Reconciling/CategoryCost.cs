namespace GenreFunctions.Costs.Reconciling;

/// <summary>What a bill has besides usage, which no estimate foresees.</summary>
/// <param name="Category">Purchase, tax, credit, ...</param>
/// <param name="Cost">What it comes to.</param>
public sealed record CategoryCost(string Category, decimal Cost);
