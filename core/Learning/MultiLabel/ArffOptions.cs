namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// Which attributes of an ARFF file are tags. The first of these that says something is followed: the names, the number; then attributes whose type is <c>label</c>, as some files mark them.
/// </summary>
public sealed record ArffOptions
{
    /// <summary>The tags' attributes by name, as <see cref="LabelledArff.ReadLabelNames"/> finds them in the XML file that MULAN puts beside a table.</summary>
    public IReadOnlyList<string> TagNames { get; init; } = [];

    /// <summary>So many last attributes are tags; a negative number: so many first ones. 0: not said.</summary>
    public int TagCount { get; init; }

    /// <summary>The attribute that names a row's song; <see langword="null"/>: every row stands alone.</summary>
    public string? SongAttribute { get; init; }
}
