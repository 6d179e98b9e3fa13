namespace GenreFunctions.Learning.Measures;

/// <summary>How one label fares.</summary>
/// <param name="Label">The label.</param>
/// <param name="Count">How often it was the right one.</param>
/// <param name="Precision">Share of the times it was named that it was right; 0 if it was never named.</param>
/// <param name="Recall">Share of the times it was right that it was named; 0 if it never was.</param>
/// <param name="F1">Harmonic mean of the two; 0 if both are.</param>
public sealed record ClassScore(string Label, int Count, double Precision, double Recall, double F1);
