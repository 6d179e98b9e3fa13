using GenreFunctions.Learning.Search.Spaces;

namespace GenreFunctions.Learning.Search.Halving;

/// <summary>A candidate, and how it did at a rung.</summary>
/// <param name="Candidate">What was tried.</param>
/// <param name="Score">How it did.</param>
/// <param name="Seconds">How long its trainings took by the clock, scoring included; several go side by side.</param>
public sealed record JudgedCandidate(SearchCandidate Candidate, SearchScore Score, double Seconds);
