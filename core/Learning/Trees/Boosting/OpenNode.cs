using System.Runtime.Intrinsics;

namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>A leaf that may yet be split.</summary>
/// <param name="Node">Its place in the tree.</param>
/// <param name="Depth">Splits above it.</param>
/// <param name="Start">Where its rows start.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Total">The sum of their gradients.</param>
/// <param name="Histogram">The same by bins.</param>
/// <param name="Split">Its best split.</param>
internal sealed record OpenNode(int Node, int Depth, int Start, int Count, Vector128<long> Total, Vector128<long>[] Histogram, GradientSplit Split);
