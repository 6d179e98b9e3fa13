namespace GenreFunctions.Learning.Trees.Binning;

/// <summary>Rows as trees see them, rounded to 32 bits as a scorer rounds them, by rows and by columns.</summary>
internal sealed class FloatRows
{
    private readonly float[] _rows;
    private readonly float[] _columns;

    /// <summary>Rounds the rows.</summary>
    /// <exception cref="ArgumentException">A number is infinite, or beyond what 32 bits can hold.</exception>
    public FloatRows(Examples examples)
    {
        (Count, Columns) = (examples.Count, examples.Columns);
        _rows = new float[Count * Columns];
        _columns = new float[Count * Columns];
        for (var row = 0; row < Count; row++)
        {
            Round(examples[row], _rows.AsSpan(row * Columns));
            for (var column = 0; column < Columns; column++)
            {
                var value = _columns[column * Count + row] = _rows[row * Columns + column];
                if (float.IsInfinity(value))
                    throw new ArgumentException($"Row {row} has {examples[row][column]} in column {column}, which 32-bit arithmetic cannot use; leave the row out.", nameof(examples));
            }
        }
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>Numbers a row.</summary>
    public int Columns { get; }

    /// <summary>Rounds a row's numbers.</summary>
    public static void Round(ReadOnlySpan<double> numbers, Span<float> rounded)
    {
        for (var i = 0; i < numbers.Length; i++)
            rounded[i] = (float)numbers[i];
    }

    /// <summary>One row.</summary>
    public ReadOnlySpan<float> Row(int row) => _rows.AsSpan(row * Columns, Columns);

    /// <summary>One column, a number a row.</summary>
    public ReadOnlySpan<float> Column(int column) => _columns.AsSpan(column * Count, Count);
}
