using System.Globalization;
using GenreFunctions.Models.Kernels;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Models.Operators.Sequences;

namespace GenreFunctions.Learning.Sequences;

/// <summary>A trained network that reads whole songs: the rows of one song, in order, are one reading.</summary>
internal sealed class TrainedLstm(LstmOptions options, Preparation.Preparation preparation, int labelCount, float[] parameters, int epoch) : ITrainedLearner
{
    /// <summary>Songs scored side by side: more of them share the weights while these are in cache.</summary>
    private const int BatchSongs = 32;

    /// <inheritdoc/>
    public string Ended => string.Create(CultureInfo.InvariantCulture, $"epoch {epoch} of {options.Epochs}");

    /// <inheritdoc/>
    public void Score(Examples rows, Span<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
            return;
        var (inputStride, stride) = (MatrixProduct.Padded(preparation.Columns), MatrixProduct.Padded(labelCount));
        var prepared = new SequenceRows(preparation.Apply(rows, inputStride), rows.Labels, SongRows.Group(rows.Songs));
        var network = new SequenceNetwork(options, preparation.Columns, labelCount, prepared.MostRows(BatchSongs), BatchSongs);
        foreach (var songs in prepared.Songs.Chunk(BatchSongs))
        {
            var batch = SequenceBatch.Of(songs);
            prepared.Gather(batch, inputStride, network.Input);
            network.Forward(parameters, batch.Starts, random: null);
            for (var row = 0; row < batch.Rows.Length; row++)
            {
                for (var label = 0; label < labelCount; label++)
                    probabilities[batch.Rows[row] * labelCount + label] = network.Probabilities[row * stride + label];
            }
        }
    }

    /// <inheritdoc/>
    OnnxValue? ITrainedLearner.Write(OnnxGraphBuilder graph, OnnxValue features)
    {
        var network = new SequenceNetwork(options, preparation.Columns, labelCount, 1, 1);
        var value = preparation.Write(graph, features);
        for (var i = 0; i < network.Layers.Count; i++)
        {
            value = network.Layers[i] switch
            {
                DenseLayer dense => Write(graph, value, dense, network.Own(parameters, i)),
                LstmLayer lstm => graph.Lstm(
                    value, lstm.Units, [.. Enumerable.Range(0, lstm.Directions).Select(direction => Reading(lstm, network, i, direction))]),
                var other => throw new InvalidOperationException($"A {other.GetType().Name} has no operators."),
            };
        }

        return graph.Softmax(value);
    }

    private static OnnxValue Write(OnnxGraphBuilder graph, OnnxValue value, DenseLayer dense, ReadOnlySpan<float> own)
    {
        var turned = new float[dense.Outputs * MatrixProduct.Padded(dense.Inputs)];
        Deltas.Transpose(dense.Weights(own), dense.Inputs, dense.Outputs, turned);
        var weights = new float[dense.Outputs * dense.Inputs];
        for (var output = 0; output < dense.Outputs; output++)
            turned.AsSpan(output * MatrixProduct.Padded(dense.Inputs), dense.Inputs).CopyTo(weights.AsSpan(output * dense.Inputs));
        value = graph.Gemm(value, weights, dense.Bias(own));
        return dense.Rectifies ? graph.Simple("Relu", value) : value;
    }

    private LstmReading Reading(LstmLayer lstm, SequenceNetwork network, int layer, int direction) =>
        new(lstm.Own(network.Own(parameters, layer), direction).ToArray(), Reverse: direction == 1);
}
