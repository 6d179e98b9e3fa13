using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>One of a few values, each as likely as the others.</summary>
/// <param name="Values">The values; one or more, no two alike.</param>
public sealed record ChoiceRange(params IReadOnlyList<string> Values) : SettingRange
{
    /// <inheritdoc/>
    internal override string Draw(RandomSource random) => Values[random.NextBelow(Values.Count)];

    /// <inheritdoc/>
    public override bool Contains(string value) => Values.Contains(value, StringComparer.Ordinal);

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Ends => Values;

    /// <inheritdoc/>
    public override string Words => Values.Count == 1 ? Values[0] : $"one of {string.Join(", ", Values)}";

    /// <summary>Ranges with the same values are the same.</summary>
    public bool Equals(ChoiceRange? other) => other is not null && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => string.Join('\n', Values).GetHashCode(StringComparison.Ordinal);
}
