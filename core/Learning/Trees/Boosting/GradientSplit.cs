using System.Runtime.Intrinsics;

namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>A split that pays.</summary>
/// <param name="Column">Column that is looked at.</param>
/// <param name="Bin">Last bin that goes left.</param>
/// <param name="MissingLeft">Whether rows that lack the number go left.</param>
/// <param name="Gain">What it is worth.</param>
/// <param name="Left">Sums of the rows that go left.</param>
internal readonly record struct GradientSplit(int Column, int Bin, bool MissingLeft, double Gain, Vector128<long> Left);
