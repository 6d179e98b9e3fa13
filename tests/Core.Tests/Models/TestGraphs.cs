using GenreFunctions.Learning;
using GenreFunctions.Models.Graphs;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Tests.Models;

/// <summary>Graphs of any number of columns, written and run.</summary>
internal static class TestGraphs
{
    /// <summary>Writes a graph and runs it on rows; gives its probabilities, or its tags where it has only these.</summary>
    public static double[] Run(int columns, double[] rows, Func<OnnxGraphBuilder, OnnxValue> write, bool tags = false)
    {
        var graph = new OnnxGraphBuilder(columns);
        var value = write(graph);
        var prepared = Prepare(tags ? graph.End(null, value) : graph.End(value), columns);
        var results = new double[rows.Length / columns * value.Columns];
        prepared.Run(rows, tags ? default : results, tags ? results : default);
        return results;
    }

    /// <summary>What a trained learner's graph gives for rows.</summary>
    public static double[] Run(ITrainedLearner learner, Examples rows) =>
        Run(rows.Columns, rows.Features, graph => learner.Write(graph, graph.Input)!.Value);

    /// <summary>A graph by way of its bytes, as a file would give it.</summary>
    public static ModelGraph Prepare(GraphProto graph, int columns) =>
        ModelGraph.Prepare(GraphProto.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(graph)), [.. Enumerable.Range(0, columns).Select(i => $"x{i}")]);
}
