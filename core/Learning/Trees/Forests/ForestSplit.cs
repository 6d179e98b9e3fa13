namespace GenreFunctions.Learning.Trees.Forests;

/// <summary>A split that makes the labels less mixed.</summary>
/// <param name="Column">Column that is looked at.</param>
/// <param name="Threshold">Largest number that goes left.</param>
/// <param name="MissingLeft">Whether rows that lack the number go left.</param>
/// <param name="Gain">How much less mixed the labels are, times the number of rows.</param>
internal readonly record struct ForestSplit(int Column, float Threshold, bool MissingLeft, double Gain);
