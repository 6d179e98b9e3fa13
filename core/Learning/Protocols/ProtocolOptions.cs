using System.Globalization;

namespace GenreFunctions.Learning.Protocols;

/// <summary>What all protocols have in common.</summary>
public sealed record ProtocolOptions
{
    /// <summary>The largest validation part: with more, less is learnt from than is held back.</summary>
    public const double LargestValidationShare = 0.5;

    /// <summary>The first seed. Divisions and trainings follow from it.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>
    /// How often everything is done, with one seed after the other, 1 or more; <see langword="null"/> for as often as the protocol is usually done: five times
    /// for <c>report</c> and <c>filtered</c>, once for the others. More seeds show how much is chance, and take as many times longer.
    /// </summary>
    public int? Seeds { get; init; }

    /// <summary>
    /// Share of what is not kept to judge by that says when to stop, in [0, <see cref="LargestValidationShare"/>]. 0: none, for learners that do not look at it.
    /// <c>filtered</c> has a list of its own for this, which is not looked at when the share is 0.
    /// </summary>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>Trainings side by side, 1 or more; <see langword="null"/> for one a core. It changes no result, only time and memory.</summary>
    public int? AtOnce { get; init; }

    internal void Check()
    {
        Require(Seeds is null or >= 1, nameof(Seeds), Seeds);
        Require(ValidationShare is >= 0 and <= LargestValidationShare, nameof(ValidationShare), ValidationShare);
        Require(AtOnce is null or >= 1, nameof(AtOnce), AtOnce);
    }

    /// <summary>The seeds, one after the other.</summary>
    internal IEnumerable<long> EachSeed(int usually) => Enumerable.Range(0, Seeds ?? usually).Select(i => Seed + i);

    private static void Require(bool holds, string name, object? value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, which is outside its range."));
    }
}
