using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Explanations.Permutation;

/// <summary>Says from which row each row takes a value.</summary>
internal sealed class RowShuffle
{
    private readonly int[] _order;
    private readonly int[][] _rowsOfSong;
    private readonly int[] _source;

    /// <summary>Of single rows, or of whole songs.</summary>
    public RowShuffle(Examples rows, bool bySong)
    {
        _rowsOfSong = bySong
            ? [.. Enumerable.Range(0, rows.Count).GroupBy(row => rows.Songs[row]).Select(song => song.ToArray())]
            : [.. Enumerable.Range(0, rows.Count).Select(row => new[] { row })];
        _order = new int[_rowsOfSong.Length];
        _source = new int[rows.Count];
    }

    /// <summary>Draws anew; the result holds until the next draw.</summary>
    public int[] Draw(RandomSource random)
    {
        for (var i = 0; i < _order.Length; i++)
            _order[i] = i;
        random.Shuffle(_order);
        for (var song = 0; song < _order.Length; song++)
        {
            var (to, from) = (_rowsOfSong[song], _rowsOfSong[_order[song]]);
            for (var i = 0; i < to.Length; i++)
                _source[to[i]] = from[i % from.Length];
        }

        return _source;
    }
}
