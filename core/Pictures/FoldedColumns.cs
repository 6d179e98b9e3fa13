using System.Diagnostics;

namespace GenreFunctions.Pictures;

/// <summary>
/// The maxima of a stream of unknown length in a store of fixed size. It begins with a column for every unit of time; whenever the store is full,
/// neighbours are merged two by two, so that half of it is free and a column stands for twice the time. In the end at least half of the store is in
/// use (or every unit has its column), which is finer than any picture; <see cref="Resample"/> makes that. Not thread-safe.
/// </summary>
/// <param name="rowCount">Values of a unit.</param>
/// <param name="capacity">Columns, an even number.</param>
internal sealed class FoldedColumns(int rowCount, int capacity)
{
    private readonly float[] _values = new float[rowCount * capacity];
    private int _count;
    private long _unitsPerColumn = 1;
    private long _unitsInLast;

    public int RowCount => rowCount;

    /// <summary>Begins anew.</summary>
    public void Clear() => (_count, _unitsPerColumn, _unitsInLast) = (0, 1, 0);

    /// <summary>Takes the next unit.</summary>
    public void Add(ReadOnlySpan<float> unit)
    {
        Debug.Assert(unit.Length == rowCount, "A unit has a value for every row.");
        if (_count > 0 && _unitsInLast < _unitsPerColumn)
        {
            Raise(Column(_count - 1), unit);
            _unitsInLast++;
            return;
        }

        if (_count == capacity)
            Fold();
        unit.CopyTo(Column(_count++));
        _unitsInLast = 1;
    }

    /// <summary>
    /// The maxima of evenly spaced stretches of time. What was merged counts where its middle lies, so that it is in one stretch only; a stretch without
    /// any middle, of a stream shorter than that, is as what lies nearest.
    /// </summary>
    /// <param name="stretches">Values of each stretch, one stretch after the other.</param>
    /// <param name="duration">The time of all stretches together, in units.</param>
    /// <param name="middle">Where the middle of a unit lies behind its beginning, in units.</param>
    public void Resample(Span<float> stretches, double duration, double middle)
    {
        Debug.Assert(_count > 0, "Something was added.");
        var (count, filled) = (stretches.Length / rowCount, -1);
        for (var column = 0; column < _count; column++)
        {
            var units = column == _count - 1 ? _unitsInLast : _unitsPerColumn;
            var time = column * _unitsPerColumn + (units - 1) / 2.0 + middle;
            var at = Math.Min((int)(time * count / duration), count - 1);
            var stretch = stretches.Slice(at * rowCount, rowCount);
            if (at == filled)
                Raise(stretch, Column(column));
            else
                Column(column).CopyTo(stretch);

            // Those passed over are nearest to what was before or to what comes now.
            for (var empty = filled + 1; empty < at; empty++)
            {
                var isNearerBefore = filled >= 0 && empty - filled < at - empty;
                stretches.Slice((isNearerBefore ? filled : at) * rowCount, rowCount).CopyTo(stretches.Slice(empty * rowCount, rowCount));
            }

            filled = at;
        }

        for (var empty = filled + 1; empty < count; empty++)
            stretches.Slice(filled * rowCount, rowCount).CopyTo(stretches.Slice(empty * rowCount, rowCount));
    }

    private static void Raise(Span<float> maxima, ReadOnlySpan<float> values)
    {
        for (var row = 0; row < maxima.Length; row++)
            maxima[row] = MathF.Max(maxima[row], values[row]);
    }

    private void Fold()
    {
        for (var column = 0; column < capacity / 2; column++)
        {
            Raise(Column(2 * column), Column(2 * column + 1));
            Column(2 * column).CopyTo(Column(column));
        }

        _count = capacity / 2;
        _unitsPerColumn *= 2;
    }

    private Span<float> Column(int column) => _values.AsSpan(column * rowCount, rowCount);
}
