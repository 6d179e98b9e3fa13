namespace GenreFunctions.Models.Operators.Trees;

/// <summary>What a leaf adds to a label's score.</summary>
internal readonly record struct LabelWeight(int Label, float Weight);
