using GenreFunctions.Models.Graphs;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.Networks;

/// <summary>A trained network that scores by way of its own graph: what is evaluated is what is stored.</summary>
internal sealed class TrainedMlp : ITrainedLearner
{
    private readonly MlpNetwork _network;
    private readonly ModelGraph _graph;

    /// <summary>Takes a network, and how many epochs there could have been.</summary>
    public TrainedMlp(MlpNetwork network, int epochs)
    {
        _network = network;
        Ended = $"epoch {network.BestEpoch} of {epochs}";
        var graph = new OnnxGraphBuilder(network.Preparation.Columns);
        _graph = ModelGraph.Prepare(
            graph.End(Write(graph, graph.Input)), [.. Enumerable.Range(0, network.Preparation.Columns).Select(column => $"column {column}")]);
    }

    /// <inheritdoc/>
    public string Ended { get; }

    /// <inheritdoc/>
    public void Score(Examples rows, Span<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _graph.Run(rows.Features, probabilities, tags: default);
    }

    /// <inheritdoc cref="ITrainedLearner.Write"/>
    public OnnxValue Write(OnnxGraphBuilder graph, OnnxValue features) => _network.Write(graph, features);

    OnnxValue? ITrainedLearner.Write(OnnxGraphBuilder graph, OnnxValue features) => Write(graph, features);
}
