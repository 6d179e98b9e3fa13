using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Tests.Models.Onnx;

public sealed class SongReaderTests
{
    private const int Columns = 3;

    [Theory]
    [InlineData(1)]
    [InlineData(70)]
    public void Run_MeanOfASong_IsInEveryRow(int rows)
    {
        var random = new Random(5);
        double[] song = [.. Enumerable.Range(0, rows * Columns).Select(_ => (double)(float)random.NextDouble())];
        var written = TestGraphs.Run(Columns, song, graph => Mean(graph, [0L], 1), tags: true);
        for (var i = 0; i < written.Length; i++)
            Assert.Equal(Enumerable.Range(0, rows).Average(row => song[row * Columns + i % Columns]), written[i], 1e-6);
    }

    [Theory]
    [InlineData(1L, 1L)]
    [InlineData(0L, 0L)]
    public void Read_AnotherMean_IsRefusedInASentence(long axis, long keep)
    {
        var fault = Assert.Throws<ModelFormatException>(() => TestGraphs.Run(Columns, new double[Columns], graph => Mean(graph, [axis], keep), tags: true));
        Assert.Contains("is not the mean of a song's rows, kept as a row", fault.Message, StringComparison.Ordinal);
    }

    private static OnnxValue Mean(OnnxGraphBuilder graph, long[] axes, long keep) =>
        graph.Append("ReduceMean", Columns, [graph.Input.Name], [OnnxAttribute.Of("axes", axes), OnnxAttribute.Of("keepdims", keep)]);
}
