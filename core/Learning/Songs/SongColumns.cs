using GenreFunctions.Learning.Preparation;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.Songs;

/// <summary>
/// A song as one row: the mean of every feature over its segments, then the standard deviation (the root of the mean squared distance from that mean) of
/// every feature. Of some features, that of their logarithms.
/// </summary>
internal sealed class SongColumns
{
    private readonly bool[] _logarithmic;

    /// <summary>Takes the columns whose logarithms are measured.</summary>
    /// <exception cref="ArgumentException">One of them is not there.</exception>
    public SongColumns(IReadOnlyList<int> logColumns, int columns)
    {
        _logarithmic = new bool[columns];
        foreach (var column in logColumns)
        {
            if (column < 0 || column >= columns)
                throw new ArgumentException($"There is no column {column} to take the logarithm of; the rows have {columns}.", nameof(logColumns));
            _logarithmic[column] = true;
        }
    }

    /// <summary>How many columns a song has.</summary>
    public int Count => 2 * _logarithmic.Length;

    /// <summary>A row for each of these songs, or parts of songs.</summary>
    /// <param name="rows">The segments.</param>
    /// <param name="songs">The rows of each song; one or more.</param>
    public Examples Join(Examples rows, int[][] songs)
    {
        var features = new double[songs.Length * Count];
        for (var song = 0; song < songs.Length; song++)
            Measure(rows, songs[song], features.AsSpan(song * Count, Count));
        return new Examples(
            features, Count, [.. songs.Select(song => rows.Labels[song[0]])], rows.LabelCount, [.. songs.Select(song => rows.Songs[song[0]])]);
    }

    /// <summary>Writes the operators: each of a song's rows becomes the song.</summary>
    public OnnxValue Write(OnnxGraphBuilder graph, OnnxValue features)
    {
        var logarithms = Enumerable.Range(0, _logarithmic.Length).Where(column => _logarithmic[column]).ToArray();
        var measured = logarithms.Length == 0 ? features : new Logarithms(logarithms, _logarithmic.Length).Write(graph, features);
        var mean = Mean(measured);
        var distances = graph.Elementwise("Sub", measured, mean);
        var song = graph.Concat(mean, graph.Simple("Sqrt", Mean(graph.Elementwise("Mul", distances, distances))));
        // The format has a mean once. Added to as many zeros as there are segments, it is there for each of them again.
        var zeros = graph.Columnwise("Mul", graph.Concat(measured, measured), [0]);
        return graph.Elementwise("Add", zeros, song);

        OnnxValue Mean(OnnxValue value) =>
            graph.Append("ReduceMean", value.Columns, [value.Name], [OnnxAttribute.Of("axes", [0L]), OnnxAttribute.Of("keepdims", 1)]);
    }

    private void Measure(Examples rows, int[] song, Span<double> to)
    {
        var columns = _logarithmic.Length;
        for (var column = 0; column < columns; column++)
        {
            var (mean, squares) = (0.0, 0.0);
            foreach (var row in song)
                mean += Value(rows, row, column) / song.Length;
            foreach (var row in song)
            {
                var distance = Value(rows, row, column) - mean;
                squares += distance * distance / song.Length;
            }

            (to[column], to[columns + column]) = (mean, Math.Sqrt(squares));
        }
    }

    private double Value(Examples rows, int row, int column) =>
        _logarithmic[column] ? Math.Log(Math.Max(rows[row][column], Logarithms.Floor)) : rows[row][column];
}
