using GenreFunctions.Learning.Search.Halving;
using GenreFunctions.Learning.Search.Spaces;

namespace GenreFunctions.Learning.Search.Log;

/// <summary>A line of a log.</summary>
/// <param name="Rung">The rung, counted from 1.</param>
/// <param name="Candidate">What was tried.</param>
/// <param name="Trainings">How many trainings it took.</param>
/// <param name="Score">How it did.</param>
/// <param name="Seconds">How long they took by the clock.</param>
public sealed record SearchLogRow(int Rung, SearchCandidate Candidate, int Trainings, SearchScore Score, double Seconds);
