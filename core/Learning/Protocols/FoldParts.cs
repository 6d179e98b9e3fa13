using GenreFunctions.Learning.Data;

namespace GenreFunctions.Learning.Protocols;

/// <summary>Folds as parts of a division, for one seed or several.</summary>
internal static class FoldParts
{
    /// <summary>Folds of the protocols that have folds: a fifth is enough to judge by, and four fifths to learn from.</summary>
    public const int Folds = 5;

    /// <summary>Divides with each seed.</summary>
    public static IReadOnlyList<DivisionPart> Of(ProtocolOptions options, Func<long, IReadOnlyList<Split>> divide)
    {
        var seeds = options.EachSeed(usually: 1).ToList();
        return [.. seeds.SelectMany(seed => divide(seed).Select((split, fold) => new DivisionPart(
            $"{(seeds.Count > 1 ? $"seed {seed}, " : "")}fold {fold + 1} of {Folds}", seed, split)))];
    }
}
