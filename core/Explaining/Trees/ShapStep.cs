namespace GenreFunctions.Explaining.Trees;

/// <summary>One column on the way from the root to a node.</summary>
/// <param name="Column">The column; -1 for the root itself.</param>
/// <param name="Zero">Share of the training rows that go this way while the column is not known.</param>
/// <param name="One">1 if the row goes this way once it is, else 0.</param>
/// <param name="Weight">Weight of the subsets of the columns on the way that have as many members as this one's place.</param>
internal readonly record struct ShapStep(int Column, double Zero, double One, double Weight);
