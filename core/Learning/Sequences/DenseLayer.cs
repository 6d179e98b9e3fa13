using System.Numerics;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Learning.Sequences;

/// <summary>y = x W + b for every row by itself, what is negative becoming zero if asked for. Weights are inputs x padded outputs, then the bias.</summary>
internal sealed class DenseLayer(int inputs, int outputs, bool rectify) : ISequenceLayer
{
    private readonly int _stride = MatrixProduct.Padded(outputs);
    private readonly float[] _transposed = new float[outputs * MatrixProduct.Padded(inputs)];

    public int Inputs => inputs;

    public bool Rectifies => rectify;

    /// <inheritdoc/>
    public int Outputs => outputs;

    /// <inheritdoc/>
    public int ParameterCount => (inputs + 1) * _stride;

    /// <summary>Uniform, with variance 2 / inputs before ReLU (He et al., 2015) and 1 / inputs otherwise; no bias.</summary>
    public void Initialise(Span<float> parameters, RandomSource random)
    {
        var limit = Math.Sqrt((rectify ? 6.0 : 3.0) / inputs);
        for (var input = 0; input < inputs; input++)
        {
            foreach (ref var weight in parameters.Slice(input * _stride, outputs))
                weight = (float)(limit * (2 * random.NextDouble() - 1));
        }
    }

    public ReadOnlySpan<float> Weights(ReadOnlySpan<float> parameters) => parameters[..(inputs * _stride)];

    public ReadOnlySpan<float> Bias(ReadOnlySpan<float> parameters) => parameters.Slice(inputs * _stride, outputs);

    /// <inheritdoc/>
    public void Forward(Span<float> parameters, ReadOnlySpan<int> starts, ReadOnlySpan<float> input, Span<float> output)
    {
        MatrixProduct.Multiply(
            MatrixView.Rows(input, MatrixProduct.Padded(inputs)), starts[^1], inputs, parameters, outputs, parameters[(inputs * _stride)..], output);
        if (!rectify)
            return;
        for (var i = 0; i < output.Length; i += Vector<float>.Count)
            Vector.Max(new Vector<float>(output[i..]), Vector<float>.Zero).CopyTo(output[i..]);
    }

    /// <inheritdoc/>
    public void Backward(
        Span<float> parameters,
        ReadOnlySpan<int> starts,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        Span<float> outputDelta,
        Span<float> gradient,
        Span<float> inputDelta)
    {
        var (rows, inputStride) = (starts[^1], MatrixProduct.Padded(inputs));
        if (rectify)
            Deltas.Mask(output, 1, outputDelta);
        MatrixProduct.Multiply(MatrixView.Transposed(input, inputStride), inputs, rows, outputDelta, outputs, default, gradient);
        Deltas.SumRows(outputDelta, gradient[(inputs * _stride)..]);
        if (inputDelta.IsEmpty)
            return;
        Deltas.Transpose(parameters, inputs, outputs, _transposed);
        MatrixProduct.Multiply(MatrixView.Rows(outputDelta, _stride), rows, outputs, _transposed, inputs, default, inputDelta);
    }
}
