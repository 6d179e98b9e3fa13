namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>The rows that a round's trees are grown on.</summary>
/// <param name="Rows">The rows, in ascending order.</param>
/// <param name="Weights">What each of them counts; <see langword="null"/> where each counts once.</param>
internal sealed record RowSample(int[] Rows, double[]? Weights);
