namespace GenreFunctions.Learning.Protocols;

/// <summary>How a protocol divides a table.</summary>
/// <param name="Description">What was done, in a sentence or two, with what the numbers are worth.</param>
/// <param name="Parts">The trainings that there are to be.</param>
public sealed record Division(string Description, IReadOnlyList<DivisionPart> Parts);
