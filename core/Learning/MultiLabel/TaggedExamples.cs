namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// Rows as learners of several labels take them: numbers, how far each tag holds, and the song each row is of. A tag holds wholly (1), not at all (0), or for a share of those who
/// were asked (between); NaN where nobody knows.
/// </summary>
/// <param name="Features">Row-major, <paramref name="Columns"/> a row, as they were measured; NaN where one is missing.</param>
/// <param name="Columns">Features a row.</param>
/// <param name="Targets">Row-major, <paramref name="TagCount"/> a row, in [0, 1] or NaN.</param>
/// <param name="TagCount">How many tags there are.</param>
/// <param name="Songs">The song of each row; a row that stands alone is a song of its own.</param>
public sealed record TaggedExamples(double[] Features, int Columns, double[] Targets, int TagCount, int[] Songs)
{
    /// <summary>A tag is there from this target on, in (0, 1].</summary>
    public double PresentFrom { get; init; } = 0.5;

    /// <summary>The one right class of each row beside its tags, from 0 to <see cref="ClassCount"/> - 1; empty where there are no classes.</summary>
    public int[] Classes { get; init; } = [];

    /// <summary>How many classes there are.</summary>
    public int ClassCount { get; init; }

    /// <summary>How many rows there are.</summary>
    public int Count => Songs.Length;

    /// <summary>The features of one row.</summary>
    public ReadOnlySpan<double> this[int row] => Features.AsSpan(row * Columns, Columns);

    /// <summary>How far a tag holds for a row.</summary>
    public double Target(int row, int tag) => Targets[row * TagCount + tag];

    /// <summary>Whether a tag is there; <see langword="null"/> where nobody knows.</summary>
    public bool? IsPresent(int row, int tag) => double.IsNaN(Target(row, tag)) ? null : Target(row, tag) >= PresentFrom;

    /// <summary>Some of the rows, in the order asked for.</summary>
    public TaggedExamples Take(ReadOnlySpan<int> rows)
    {
        var (features, targets, songs) = (new double[rows.Length * Columns], new double[rows.Length * TagCount], new int[rows.Length]);
        var classes = new int[ClassCount > 0 ? rows.Length : 0];
        for (var i = 0; i < rows.Length; i++)
        {
            this[rows[i]].CopyTo(features.AsSpan(i * Columns));
            Targets.AsSpan(rows[i] * TagCount, TagCount).CopyTo(targets.AsSpan(i * TagCount));
            songs[i] = Songs[rows[i]];
            if (ClassCount > 0)
                classes[i] = Classes[rows[i]];
        }

        return this with { Features = features, Targets = targets, Songs = songs, Classes = classes };
    }

    /// <summary>One tag as a question of two labels, 0 absent and 1 present, from the rows where it is known.</summary>
    internal Examples Of(int tag)
    {
        var known = Enumerable.Range(0, Count).Where(row => IsPresent(row, tag) is not null).ToArray();
        var rows = known.Length == Count ? this : Take(known);
        return new Examples(rows.Features, Columns, [.. Enumerable.Range(0, rows.Count).Select(row => rows.IsPresent(row, tag) == true ? 1 : 0)], 2, rows.Songs);
    }

    /// <summary>The classes as the question.</summary>
    internal Examples OfClasses() => new(Features, Columns, Classes, ClassCount, Songs);
}
