namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>One way to set a learner.</summary>
/// <param name="Number">Its number in the search; 0 is the learner as it is by default.</param>
/// <param name="Values">The value of each setting of the space, in its order.</param>
public sealed record SearchCandidate(int Number, IReadOnlyList<string> Values);
