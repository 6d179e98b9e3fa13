using GenreFunctions.Learning.Search.Halving;

namespace GenreFunctions.Learning.Search;

/// <summary>What a search found.</summary>
public sealed record SearchReport
{
    /// <summary>The rungs that were begun, the last one perhaps not finished.</summary>
    public required IReadOnlyList<JudgedRung> Rungs { get; init; }

    /// <summary>Whether all rungs were finished. If not, the budget was spent, and there may be better settings that another run with the same log would find.</summary>
    public required bool Finished { get; init; }

    /// <summary>The best of the highest rung that was finished; of those that were judged at all where none was; <see langword="null"/> where none was judged.</summary>
    public JudgedCandidate? Winner => WinnersRung?.Judged[0];

    /// <summary>The rung that the winner was found at.</summary>
    public JudgedRung? WinnersRung => Rungs.LastOrDefault(rung => rung.Finished) ?? Rungs.FirstOrDefault(rung => rung.Judged.Count > 0);
}
