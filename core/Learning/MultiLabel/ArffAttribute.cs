namespace GenreFunctions.Learning.MultiLabel;

/// <summary>An attribute of an ARFF file.</summary>
/// <param name="Name">Its name, unquoted.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Values">The values of a nominal one, in their order; empty for the others.</param>
internal sealed record ArffAttribute(string Name, ArffKind Kind, IReadOnlyList<string> Values);

/// <summary>What an attribute's values are.</summary>
internal enum ArffKind
{
    /// <summary>Numbers: <c>numeric</c>, <c>real</c>, <c>integer</c>.</summary>
    Numeric,

    /// <summary>One of a list.</summary>
    Nominal,

    /// <summary>A tag, 0 or 1, where the file itself marks tags: <c>label</c>.</summary>
    Label,

    /// <summary>Text, such as a song's name.</summary>
    Text,
}
