namespace GenreFunctions.Learning.Trees.Binning;

/// <summary>Training rows as bins, by columns, and where each column's bins stand among the bins of all columns. Immutable and thread-safe.</summary>
internal sealed class BinnedRows
{
    private readonly byte[] _bins;
    private readonly int[] _firstBins;
    private readonly bool[] _hasMissing;

    /// <summary>Measures and fills the bins.</summary>
    /// <param name="rows">Training rows.</param>
    /// <param name="mostBins">Most bins a column, the one for missing numbers included; up to 256, so that a bin is a byte.</param>
    public BinnedRows(FloatRows rows, int mostBins)
    {
        (Count, Columns) = (rows.Count, rows.Columns);
        _bins = new byte[Count * Columns];
        Bins = new ColumnBins[Columns];
        _hasMissing = new bool[Columns];
        _firstBins = new int[Columns + 1];
        for (var column = 0; column < Columns; column++)
        {
            var values = rows.Column(column);
            var bins = Bins[column] = ColumnBins.Fit(values, mostBins - 1);
            for (var row = 0; row < Count; row++)
            {
                var bin = bins.BinOf(values[row]);
                _bins[column * Count + row] = (byte)bin;
                _hasMissing[column] |= bin == bins.Count;
            }

            _firstBins[column + 1] = _firstBins[column] + bins.Count + (_hasMissing[column] ? 1 : 0);
        }
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>How many columns there are.</summary>
    public int Columns { get; }

    /// <summary>Each column's bins.</summary>
    public ColumnBins[] Bins { get; }

    /// <summary>Bins of all columns together, those for missing numbers included.</summary>
    public int TotalBins => _firstBins[Columns];

    /// <summary>Where a column's bins start among all.</summary>
    public int FirstBin(int column) => _firstBins[column];

    /// <summary>Whether rows lack this column; they then have the bin after the last one.</summary>
    public bool HasMissing(int column) => _hasMissing[column];

    /// <summary>Every row's bin in a column.</summary>
    public ReadOnlySpan<byte> Column(int column) => _bins.AsSpan(column * Count, Count);
}
