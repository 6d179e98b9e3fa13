using System.Diagnostics;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Learning.Sequences;

/// <summary>
/// A dense layer for every segment, LSTM layers over each song, softmax for every segment, dropout behind each but the last; mean cross-entropy as loss. Makes room
/// for batches up to a size and allocates nothing afterwards. Not thread-safe.
/// </summary>
internal sealed class SequenceNetwork
{
    private readonly ISequenceLayer[] _layers;
    private readonly int[] _offsets;
    private readonly float[][] _values;
    private readonly float[][] _deltas;
    private readonly Dropout _dropout;
    private readonly int _labels;
    private readonly int _inputStride;

    /// <summary>Makes room for so many rows and songs.</summary>
    public SequenceNetwork(LstmOptions options, int columns, int labels, int maximumRows, int maximumSongs)
    {
        (_labels, _inputStride) = (labels, MatrixProduct.Padded(columns));
        var layers = new List<ISequenceLayer>();
        if (options.DenseSize > 0)
            layers.Add(new DenseLayer(columns, options.DenseSize, rectify: true));
        for (var i = 0; i < options.Layers; i++)
            layers.Add(new LstmLayer(layers.Count > 0 ? layers[^1].Outputs : columns, options.HiddenSize, options.Bidirectional, maximumRows, maximumSongs));
        layers.Add(new DenseLayer(layers[^1].Outputs, labels, rectify: false));
        _layers = [.. layers];
        _offsets = new int[_layers.Length + 1];
        for (var i = 0; i < _layers.Length; i++)
            _offsets[i + 1] = _offsets[i] + _layers[i].ParameterCount;
        int[] widths = [columns, .. _layers.Select(layer => layer.Outputs)];
        _values = [.. widths.Select(width => new float[maximumRows * MatrixProduct.Padded(width)])];
        _deltas = [.. _values.Select(values => new float[values.Length])];
        _dropout = new Dropout(options.Dropout, _values.Max(values => values.Length));
    }

    /// <summary>The layers in order.</summary>
    public IReadOnlyList<ISequenceLayer> Layers => _layers;

    /// <summary>Floats of all layers' parameters.</summary>
    public int ParameterCount => _offsets[^1];

    /// <summary>Where the rows go before <see cref="Forward"/>, padded.</summary>
    public Span<float> Input => _values[0];

    /// <summary>What the last <see cref="Forward"/> gave: rows of padded labels.</summary>
    public ReadOnlySpan<float> Probabilities => _values[^1];

    /// <summary>What the last <see cref="Forward"/> gave behind a layer, silenced units being zero.</summary>
    public ReadOnlySpan<float> Values(int layer) => _values[layer + 1];

    /// <summary>The parameters of one layer.</summary>
    public Span<float> Own(Span<float> parameters, int layer) => parameters[_offsets[layer].._offsets[layer + 1]];

    /// <summary>Weights to begin with.</summary>
    public float[] Initialise(RandomSource random)
    {
        var parameters = new float[ParameterCount];
        for (var i = 0; i < _layers.Length; i++)
            _layers[i].Initialise(Own(parameters, i), random);
        return parameters;
    }

    /// <summary>Computes the probabilities; with random numbers, units drop out.</summary>
    public void Forward(Span<float> parameters, ReadOnlySpan<int> starts, RandomSource? random)
    {
        for (var i = 0; i < _layers.Length; i++)
        {
            var output = Rows(_values, i + 1, starts);
            _layers[i].Forward(Own(parameters, i), starts, Rows(_values, i, starts), output);
            if (random is not null && i < _layers.Length - 1)
                _dropout.Apply(output, random);
        }

        var stride = MatrixProduct.Padded(_labels);
        for (var row = 0; row < starts[^1]; row++)
        {
            var scores = _values[^1].AsSpan(row * stride, _labels);
            Softmax.Apply(scores, scores);
        }
    }

    /// <summary>The sum of the rows' cross-entropies, -ln p(label).</summary>
    public double Loss(ReadOnlySpan<int> labels)
    {
        var (loss, stride) = (0.0, MatrixProduct.Padded(_labels));
        for (var row = 0; row < labels.Length; row++)
            loss -= Math.Log(Math.Max(_values[^1][row * stride + labels[row]], float.Epsilon));
        return loss;
    }

    /// <summary>The gradient of the mean cross-entropy after <see cref="Forward"/>; every number of it is overwritten.</summary>
    public void Backward(Span<float> parameters, ReadOnlySpan<int> starts, ReadOnlySpan<int> labels, bool droppedOut, Span<float> gradient)
    {
        Debug.Assert(labels.Length == starts[^1]);
        LossDelta(labels);
        for (var i = _layers.Length - 1; i >= 0; i--)
        {
            var delta = Rows(_deltas, i + 1, starts);
            if (droppedOut && i < _layers.Length - 1)
                Deltas.Mask(_values[i + 1], _dropout.Scale, delta);
            _layers[i].Backward(
                Own(parameters, i), starts, Rows(_values, i, starts), Rows(_values, i + 1, starts), delta, Own(gradient, i), i > 0 ? Rows(_deltas, i, starts) : default);
        }
    }

    // The derivative of softmax and cross-entropy together: (p - 1 at the label) / rows.
    private void LossDelta(ReadOnlySpan<int> labels)
    {
        var stride = MatrixProduct.Padded(_labels);
        for (var row = 0; row < labels.Length; row++)
        {
            for (var label = 0; label < _labels; label++)
                _deltas[^1][row * stride + label] = (_values[^1][row * stride + label] - (label == labels[row] ? 1 : 0)) / labels.Length;
        }
    }

    private Span<float> Rows(float[][] buffers, int layer, ReadOnlySpan<int> starts)
    {
        var width = layer == 0 ? _inputStride : MatrixProduct.Padded(_layers[layer - 1].Outputs);
        return buffers[layer].AsSpan(0, starts[^1] * width);
    }
}
