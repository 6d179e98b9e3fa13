namespace GenreFunctions.Learning.Comparing;

/// <summary>All learners by one protocol. Numbers of different protocols answer different questions and are never compared.</summary>
/// <param name="Name">The protocol.</param>
/// <param name="Needs">What it lacks, in words; <see langword="null"/> where it was run.</param>
/// <param name="Learners">The learners, the best first; empty where it was not run.</param>
public sealed record ComparedProtocol(string Name, string? Needs, IReadOnlyList<ComparedLearner> Learners);
