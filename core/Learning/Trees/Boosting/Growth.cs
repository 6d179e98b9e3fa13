namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>How far a tree grows, and where next.</summary>
/// <param name="MaximumDepth">Most splits from the root to a leaf.</param>
/// <param name="MaximumLeaves">Most leaves.</param>
/// <param name="BestFirst">
/// Whether the leaf whose split pays most is always the next to be split. If not, every leaf above the greatest depth is split for which it pays; the order is then
/// of no consequence.
/// </param>
/// <param name="ColumnShare">Share of the columns that a tree looks at.</param>
/// <param name="ColumnShareOfSplit">Share of the tree's columns that a split looks at.</param>
internal sealed record Growth(int MaximumDepth, int MaximumLeaves, bool BestFirst, double ColumnShare, double ColumnShareOfSplit);
