namespace GenreFunctions.Learning.Statistics;

/// <summary>Two columns and how they go together.</summary>
/// <param name="One">Place of the one.</param>
/// <param name="Other">Place of the other.</param>
/// <param name="Correlation">Pearson's, in [-1, 1].</param>
public sealed record CorrelatedPair(int One, int Other, double Correlation);
