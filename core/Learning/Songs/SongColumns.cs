using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.Songs;

/// <summary>
/// A song as one row: the mean of every feature over its segments, and then the variance (the mean squared distance from that mean) of every feature.
/// </summary>
internal static class SongColumns
{
    /// <summary>How many columns a song has.</summary>
    public static int CountOf(int columns) => 2 * columns;

    /// <summary>Measures the rows of one song.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="song">The song's rows in it; one or more.</param>
    /// <param name="to">Room for <see cref="CountOf"/> numbers.</param>
    public static void Measure(Examples rows, ReadOnlySpan<int> song, Span<double> to)
    {
        var means = to[..rows.Columns];
        var variances = to[rows.Columns..];
        to.Clear();
        foreach (var row in song)
        {
            for (var column = 0; column < means.Length; column++)
                means[column] += rows[row][column] / song.Length;
        }

        foreach (var row in song)
        {
            for (var column = 0; column < means.Length; column++)
            {
                var distance = rows[row][column] - means[column];
                variances[column] += distance * distance / song.Length;
            }
        }
    }

    /// <summary>Writes the operators: each of the song's rows becomes the song.</summary>
    public static OnnxValue Write(OnnxGraphBuilder graph, OnnxValue features)
    {
        var distances = graph.Elementwise("Sub", features, Mean(features));
        var song = graph.Concat(Mean(features), Mean(graph.Elementwise("Mul", distances, distances)));
        // The format has a mean once. Added to as many zeros as there are segments, there is one for each of them again.
        var zeros = graph.Columnwise("Mul", graph.Concat(features, features), [0]);
        return graph.Elementwise("Add", zeros, song);

        OnnxValue Mean(OnnxValue value) =>
            graph.Append("ReduceMean", value.Columns, [value.Name], [OnnxAttribute.Of("axes", [0L]), OnnxAttribute.Of("keepdims", 1)]);
    }
}
