using System.Numerics;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Learning.Networks;

/// <summary>
/// A batch on its way through a network and back: dense layers with ReLU between, softmax and mean cross-entropy at the end unless
/// somebody else says what the scores mean.
/// Holds the scratch for batches of up to so many rows and allocates nothing afterwards. Not thread-safe.
/// </summary>
internal sealed class MlpPass
{
    private readonly MlpShape _shape;
    private readonly float[][] _activations;
    private readonly float[][] _deltas;
    private readonly float[] _transposed;
    private readonly Dropout _dropout;
    private readonly IOutputActivation _output;

    /// <summary>Makes room. Without an activation of the outputs it is softmax.</summary>
    public MlpPass(MlpShape shape, int maximumRows, double dropoutShare, IOutputActivation? output = null)
    {
        _shape = shape;
        _output = output ?? new SoftmaxActivation();
        var layers = Enumerable.Range(0, shape.LayerCount).ToArray();
        _activations = [new float[maximumRows * shape.InputStride(0)], .. layers.Select(layer => new float[maximumRows * shape.Stride(layer)])];
        _deltas = [.. layers.Select(layer => new float[maximumRows * shape.Stride(layer)])];
        _transposed = new float[layers.Max(layer => shape.Outputs(layer) * shape.InputStride(layer))];
        _dropout = new Dropout(dropoutShare, _activations.Max(values => values.Length));
    }

    /// <summary>Where the batch goes before <see cref="Forward"/>, rows of the first layer's padded inputs.</summary>
    public Span<float> Input => _activations[0];

    /// <summary>What the last <see cref="Forward"/> gave, rows of the last layer's padded outputs.</summary>
    public ReadOnlySpan<float> Probabilities => _activations[^1];

    /// <summary>Where another loss's derivative by the scores goes before <see cref="Backward(Span{float}, int, bool, Span{float})"/>, rows of the last layer's padded outputs.</summary>
    public Span<float> OutputDelta => _deltas[^1];

    /// <summary>What the last <see cref="Forward"/> gave behind a hidden layer.</summary>
    public ReadOnlySpan<float> Hidden(int layer) => _activations[layer + 1];

    /// <summary>Computes the probabilities; with random numbers, hidden units drop out.</summary>
    public void Forward(Span<float> parameters, int rows, RandomSource? random)
    {
        for (var layer = 0; layer < _shape.LayerCount; layer++)
        {
            var output = _activations[layer + 1].AsSpan(0, rows * _shape.Stride(layer));
            MatrixProduct.Multiply(
                MatrixView.Rows(_activations[layer], _shape.InputStride(layer)),
                rows,
                _shape.Inputs(layer),
                _shape.Weights(parameters, layer),
                _shape.Outputs(layer),
                _shape.Bias(parameters, layer),
                output);
            if (layer < _shape.LayerCount - 1)
                Rectify(output, random);
        }

        var labels = _shape.Outputs(_shape.LayerCount - 1);
        var stride = _shape.Stride(_shape.LayerCount - 1);
        for (var row = 0; row < rows; row++)
        {
            var scores = _activations[^1].AsSpan(row * stride, labels);
            _output.Apply(scores);
        }
    }

    /// <summary>The sum of the rows' cross-entropies, -ln p(label).</summary>
    public double Loss(ReadOnlySpan<int> labels)
    {
        var stride = _shape.Stride(_shape.LayerCount - 1);
        var sum = 0.0;
        for (var row = 0; row < labels.Length; row++)
            sum -= Math.Log(Math.Max(_activations[^1][row * stride + labels[row]], float.Epsilon));
        return sum;
    }

    /// <summary>Computes the gradient of the mean cross-entropy after <see cref="Forward"/>; every number of it is overwritten.</summary>
    public void Backward(Span<float> parameters, ReadOnlySpan<int> labels, bool droppedOut, Span<float> gradient)
    {
        LossDelta(labels);
        Backward(parameters, labels.Length, droppedOut, gradient);
    }

    /// <summary>The gradient of the loss whose derivative is in <see cref="OutputDelta"/>; every number of it is overwritten.</summary>
    public void Backward(Span<float> parameters, int rows, bool droppedOut, Span<float> gradient)
    {
        for (var layer = _shape.LayerCount - 1; layer >= 0; layer--)
        {
            var delta = _deltas[layer].AsSpan(0, rows * _shape.Stride(layer));
            MatrixProduct.Multiply(
                MatrixView.Transposed(_activations[layer], _shape.InputStride(layer)),
                _shape.Inputs(layer),
                rows,
                delta,
                _shape.Outputs(layer),
                default,
                _shape.Weights(gradient, layer));
            SumRows(delta, _shape.Bias(gradient, layer));
            if (layer > 0)
                Propagate(parameters, layer, rows, droppedOut);
        }
    }

    // The derivative of softmax and cross-entropy together: (p - 1 at the label) / rows.
    private void LossDelta(ReadOnlySpan<int> labels)
    {
        var count = _shape.Outputs(_shape.LayerCount - 1);
        var stride = _shape.Stride(_shape.LayerCount - 1);
        for (var row = 0; row < labels.Length; row++)
        {
            var probabilities = _activations[^1].AsSpan(row * stride, count);
            var delta = _deltas[^1].AsSpan(row * stride, count);
            for (var label = 0; label < count; label++)
                delta[label] = (probabilities[label] - (label == labels[row] ? 1 : 0)) / labels.Length;
        }
    }

    // delta(layer - 1) = delta(layer) W^T where the unit was on, zero where it was off.
    private void Propagate(Span<float> parameters, int layer, int rows, bool droppedOut)
    {
        var (inputs, outputs, stride, inputStride) = (_shape.Inputs(layer), _shape.Outputs(layer), _shape.Stride(layer), _shape.InputStride(layer));
        var weights = _shape.Weights(parameters, layer);
        for (var input = 0; input < inputs; input++)
        {
            for (var output = 0; output < outputs; output++)
                _transposed[output * inputStride + input] = weights[input * stride + output];
        }

        // Transposing a layer of another width left numbers where this one's padding is.
        for (var output = 0; output < outputs; output++)
            _transposed.AsSpan(output * inputStride + inputs, inputStride - inputs).Clear();

        var previous = _deltas[layer - 1].AsSpan(0, rows * inputStride);
        MatrixProduct.Multiply(MatrixView.Rows(_deltas[layer], stride), rows, outputs, _transposed, inputs, default, previous);
        var on = new Vector<float>(droppedOut ? _dropout.Scale : 1);
        for (var i = 0; i < previous.Length; i += Vector<float>.Count)
        {
            var active = Vector.GreaterThan(new Vector<float>(_activations[layer], i), Vector<float>.Zero);
            Vector.ConditionalSelect(active, new Vector<float>(previous[i..]) * on, Vector<float>.Zero).CopyTo(previous[i..]);
        }
    }

    private void Rectify(Span<float> values, RandomSource? random)
    {
        for (var i = 0; i < values.Length; i += Vector<float>.Count)
            Vector.Max(new Vector<float>(values[i..]), Vector<float>.Zero).CopyTo(values[i..]);
        if (random is not null)
            _dropout.Apply(values, random);
    }

    private static void SumRows(ReadOnlySpan<float> rows, Span<float> sums)
    {
        sums.Clear();
        for (var start = 0; start < rows.Length; start += sums.Length)
        {
            for (var i = 0; i < sums.Length; i += Vector<float>.Count)
                (new Vector<float>(sums[i..]) + new Vector<float>(rows[(start + i)..])).CopyTo(sums[i..]);
        }
    }
}
