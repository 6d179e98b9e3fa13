using GenreFunctions.Learning;
using GenreFunctions.Learning.Neighbours;
using GenreFunctions.Models;
using GenreFunctions.Models.Graphs;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Tests.Learning.Margins;

namespace GenreFunctions.Tests.Learning.Neighbours;

public sealed class NeighbourOnnxTests
{
    private static readonly (string Says, Action<GraphProto> Spoil)[] Hostile =
    [
        ("looks for the largest", graph => Attribute(graph, "TopK", "largest").I = 1),
        ("looks for the largest", graph => Attribute(graph, "TopK", "sorted").I = 0),
        ("not over the columns", graph => Attribute(graph, "TopK", "axis").I = 0),
        ("not look for 1 to 40", graph => Count(graph, 0)),
        ("not look for 1 to 40", graph => Count(graph, 41)),
        ("not look for 1 to 40", graph => Count(graph, long.MinValue)),
        ("not look for 1 to 40", graph => Count(graph, 5, 5)),
        ("instead of 2", graph => Node(graph, "TopK").Output.Add("third")),
        ("not 64-bit whole numbers", graph => Constant(graph).DataType = (int)TensorProto.Types.DataType.Float),
        ("not over the columns", graph => Node(graph, "ScatterElements").Attribute.Clear()),
        ("combines numbers by 'add'", graph => Node(graph, "ScatterElements").Attribute.Add(OnnxAttribute.Of("reduction", "add"))),
        ("numbers at 3 of 40 places", graph => Node(graph, "ScatterElements").Input[2] = Node(graph, "ScatterElements").Input[0]),
        ("inputs instead of 3", graph => Node(graph, "ScatterElements").Input.RemoveAt(2)),
        // Distances where places belong: most are none.
        ("gives no probabilities", graph => Node(graph, "ScatterElements").Input[1] = Node(graph, "TopK").Output[0]),
    ];

    [Fact]
    public void Load_WhatDoesNotFit_IsRefusedInASentence() => Assert.All(Hostile, hostile =>
    {
        var rows = Clouds.Make([20, 20], 3, 1, seed: 1);
        var graph = Written.Graph(new NeighbourLearner(new NeighbourOptions { Neighbours = 3 }).Train(rows, rows.Take([]), 1, TrainingWatch.None), 3);
        ModelGraph.Prepare(graph, Written.Names(3));
        hostile.Spoil(graph);
        Assert.Contains(hostile.Says, Assert.Throws<ModelFormatException>(() => ModelGraph.Prepare(graph, Written.Names(3))).Message, StringComparison.Ordinal);
    });

    private static NodeProto Node(GraphProto graph, string kind) => graph.Node.Single(node => node.OpType == kind);

    private static AttributeProto Attribute(GraphProto graph, string kind, string name) => Node(graph, kind).Attribute.Single(attribute => attribute.Name == name);

    private static TensorProto Constant(GraphProto graph) => graph.Initializer.Single(tensor => tensor.Name == Node(graph, "TopK").Input[1]);

    private static void Count(GraphProto graph, params long[] counts)
    {
        var constant = Constant(graph);
        constant.Dims[0] = counts.Length;
        constant.RawData = Google.Protobuf.ByteString.CopyFrom(OnnxIntegers.ToBytes(counts));
    }
}
