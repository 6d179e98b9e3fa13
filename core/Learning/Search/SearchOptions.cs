using System.Globalization;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Learning.Search;

/// <summary>How settings are searched, and what is kept aside.</summary>
public sealed record SearchOptions
{
    /// <summary>The most candidates: weeks of training.</summary>
    public const int MostCandidates = 10_000;

    /// <summary>The most rungs: the first of more would train on a handful of songs.</summary>
    public const int MostRungs = 5;

    /// <summary>The smallest part that can be kept aside: of fewer songs nothing can be said.</summary>
    public const int LargestHeldOutOneIn = 20;

    /// <summary>
    /// What the search has to do without, and by what its folds are divided. <c>filtered</c>: the training list is searched on, both other lists are left alone and the test list
    /// judges at the end. <c>artists</c>, <c>songs</c>: one artist or song in <see cref="HeldOutOneIn"/> is kept aside. <see langword="null"/>: the first of these three whose
    /// lists are there.
    /// </summary>
    public string? Protocol { get; init; }

    /// <summary>The lists. Where artists are known no fold divides them, but with <see cref="Protocol"/> <c>songs</c>.</summary>
    public ProtocolSources Sources { get; init; } = new();

    /// <summary>
    /// One song or artist in so many is kept aside, 2 to <see cref="LargestHeldOutOneIn"/>; 0: none, and nothing is judged at the end. More of them leave more to search on and
    /// judge less certainly. <c>filtered</c> has lists instead.
    /// </summary>
    public int HeldOutOneIn { get; init; } = 5;

    /// <summary>Candidates that begin, 1 to <see cref="MostCandidates"/>, the default settings among them. More of them find more, in proportionally more time.</summary>
    public int Candidates { get; init; } = 27;

    /// <summary>
    /// Rungs, 1 to <see cref="MostRungs"/>: each hands its best third on to the next, which takes three times the trouble. More of them start cheaper, and judge rashly. With 1
    /// every candidate is judged by all folds.
    /// </summary>
    public int Rungs { get; init; } = 3;

    /// <summary>Everything random follows from it: what is kept aside, the folds, the candidates, and every training.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>After this time no training of the search begins any more; <see langword="null"/> for no end. Only then does what is found depend on the clock.</summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>Trainings side by side, 1 or more; <see langword="null"/> for one a core. It changes no result, only time and memory.</summary>
    public int? AtOnce { get; init; }

    internal void Check()
    {
        Require(HeldOutOneIn is 0 or (>= 2 and <= LargestHeldOutOneIn), nameof(HeldOutOneIn), HeldOutOneIn);
        Require(Candidates is >= 1 and <= MostCandidates, nameof(Candidates), Candidates);
        Require(Rungs is >= 1 and <= MostRungs, nameof(Rungs), Rungs);
        Require(Budget is null || Budget > TimeSpan.Zero, nameof(Budget), Budget);
        Require(AtOnce is null or >= 1, nameof(AtOnce), AtOnce);
    }

    private static void Require(bool holds, string name, object? value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, which is outside its range."));
    }
}
