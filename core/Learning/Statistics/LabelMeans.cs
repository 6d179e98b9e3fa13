namespace GenreFunctions.Learning.Statistics;

/// <summary>The rows of one label.</summary>
/// <param name="Label">The label.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Means">The mean of each feature.</param>
public sealed record LabelMeans(string Label, long Count, IReadOnlyList<double> Means);
