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

    /// <summary>Any value of a graph, be it probabilities or not, bit by bit; rows without padding.</summary>
    public static float[] Raw(OnnxGraphBuilder graph, OnnxValue value, double[] rows)
    {
        var read = OnnxGraphReader.Read(graph.End(value.Name == graph.Input.Name ? graph.Simple("Identity", value) : value), graph.Input.Columns);
        var (count, width) = (rows.Length / graph.Input.Columns, SlotPlan.Place(read.Features, read.Steps));
        var scratch = new float[count * width];
        var features = read.Features.In(scratch.AsSpan(), count, count);
        for (var i = 0; i < rows.Length; i++) features[i / graph.Input.Columns * read.Features.Stride + i % graph.Input.Columns] = (float)rows[i];
        foreach (var step in read.Steps) step.Operator.Apply(new(scratch, step.Inputs, count, count), step.Output.In(scratch.AsSpan(), count, count), count);
        var result = read.Outputs.Values.Single();
        return [.. result.In(scratch.AsSpan(), count, count).ToArray().Chunk(result.Stride).SelectMany(row => row[..result.Columns])];
    }

    /// <summary>A graph by way of its bytes, as a file would give it.</summary>
    public static ModelGraph Prepare(GraphProto graph, int columns) =>
        ModelGraph.Prepare(GraphProto.Parser.ParseFrom(Google.Protobuf.MessageExtensions.ToByteArray(graph)), [.. Enumerable.Range(0, columns).Select(i => $"x{i}")]);
}
