namespace GenreFunctions.Learning.Search.Halving;

/// <summary>What was found at a rung.</summary>
/// <param name="Rung">The rung.</param>
/// <param name="Judged">Its candidates, the best first; fewer than it has where the budget ended it.</param>
public sealed record JudgedRung(Rung Rung, IReadOnlyList<JudgedCandidate> Judged)
{
    /// <summary>Whether all were judged.</summary>
    public bool Finished => Judged.Count == Rung.Candidates;
}
