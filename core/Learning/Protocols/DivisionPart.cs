using GenreFunctions.Learning.Data;

namespace GenreFunctions.Learning.Protocols;

/// <summary>One training of a protocol.</summary>
/// <param name="Stage"><c>seed 3</c>, <c>fold 2 of 5</c>, <c>seed 3, fold 2 of 5</c>.</param>
/// <param name="Seed">What everything random in the training follows from.</param>
/// <param name="Split">The rows.</param>
public sealed record DivisionPart(string Stage, long Seed, Split Split);
