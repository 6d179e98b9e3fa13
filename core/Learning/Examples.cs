namespace GenreFunctions.Learning;

/// <summary>
/// Rows as learners take them: numbers, the right label of each, and the song each is of. Neither the features nor the labels have names here, so the same
/// learners serve segments of music, songs, and any other table.
/// </summary>
/// <param name="Features">Row-major, <paramref name="Columns"/> a row, as they were measured: preparing them is part of learning. All are finite.</param>
/// <param name="Columns">Features a row.</param>
/// <param name="Labels">The right label of each row, from 0 to <paramref name="LabelCount"/> - 1.</param>
/// <param name="LabelCount">How many labels there are; not all of them need to occur.</param>
/// <param name="Songs">The song of each row. Rows of one song are in the order in which they sound, not necessarily next to each other.</param>
public sealed record Examples(double[] Features, int Columns, int[] Labels, int LabelCount, int[] Songs)
{
    /// <summary>How many rows there are.</summary>
    public int Count => Labels.Length;

    /// <summary>The features of one row.</summary>
    public ReadOnlySpan<double> this[int row] => Features.AsSpan(row * Columns, Columns);

    /// <summary>Some of the rows, in the order asked for.</summary>
    public Examples Take(ReadOnlySpan<int> rows)
    {
        var features = new double[rows.Length * Columns];
        var (labels, songs) = (new int[rows.Length], new int[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            this[rows[i]].CopyTo(features.AsSpan(i * Columns));
            (labels[i], songs[i]) = (Labels[rows[i]], Songs[rows[i]]);
        }

        return new Examples(features, Columns, labels, LabelCount, songs);
    }
}
