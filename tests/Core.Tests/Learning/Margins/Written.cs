using GenreFunctions.Learning;
using GenreFunctions.Models.Graphs;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Tests.Learning.Margins;

/// <summary>Trained learners as model files have them.</summary>
internal static class Written
{
    /// <summary>The graph a trained learner writes.</summary>
    public static GraphProto Graph(ITrainedLearner trained, int columns)
    {
        var graph = new OnnxGraphBuilder(columns);
        return graph.End(trained.Write(graph, graph.Input));
    }

    /// <summary>What our scorer makes of that graph.</summary>
    public static double[] Score(ITrainedLearner trained, Examples rows) => Run(Graph(trained, rows.Columns), rows);

    /// <summary>What our scorer makes of a graph.</summary>
    public static double[] Run(GraphProto graph, Examples rows)
    {
        var probabilities = new double[rows.Count * rows.LabelCount];
        ModelGraph.Prepare(graph, Names(rows.Columns)).Run(rows.Features, probabilities, []);
        return probabilities;
    }

    public static string[] Names(int columns) => [.. Enumerable.Range(0, columns).Select(column => $"column {column}")];
}
