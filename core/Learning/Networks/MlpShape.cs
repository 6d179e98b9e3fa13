using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Learning.Networks;

/// <summary>
/// Sizes of a multi-layer perceptron, and where its parameters lie in one flat array: for each layer the weights,
/// inputs x padded outputs, then the bias, padded outputs. Padding is zero and stays so.
/// </summary>
internal sealed class MlpShape
{
    private readonly int[] _sizes;
    private readonly int[] _offsets;

    /// <summary>Sizes from the input over the hidden layers to the output.</summary>
    public MlpShape(params int[] sizes)
    {
        _sizes = sizes;
        _offsets = new int[sizes.Length];
        for (var layer = 0; layer < LayerCount; layer++)
            _offsets[layer + 1] = _offsets[layer] + (Inputs(layer) + 1) * Stride(layer);
    }

    public int LayerCount => _sizes.Length - 1;

    /// <summary>Length of the parameter array.</summary>
    public int ParameterCount => _offsets[^1];

    public int Inputs(int layer) => _sizes[layer];

    public int Outputs(int layer) => _sizes[layer + 1];

    /// <summary>Floats from one row of outputs to the next.</summary>
    public int Stride(int layer) => MatrixProduct.Padded(Outputs(layer));

    /// <summary>Floats from one row of inputs to the next.</summary>
    public int InputStride(int layer) => MatrixProduct.Padded(Inputs(layer));

    public Span<float> Weights(Span<float> parameters, int layer) => parameters.Slice(_offsets[layer], Inputs(layer) * Stride(layer));

    public Span<float> Bias(Span<float> parameters, int layer) => parameters.Slice(_offsets[layer + 1] - Stride(layer), Stride(layer));

    /// <summary>
    /// Random weights for layers of ReLU: uniform with variance 2 / inputs (He et al., "Delving Deep into Rectifiers", 2015); no bias.
    /// </summary>
    public float[] Initialise(RandomSource random)
    {
        var parameters = new float[ParameterCount];
        for (var layer = 0; layer < LayerCount; layer++)
        {
            var limit = Math.Sqrt(6.0 / Inputs(layer));
            var weights = Weights(parameters, layer);
            for (var input = 0; input < Inputs(layer); input++)
            {
                foreach (ref var weight in weights.Slice(input * Stride(layer), Outputs(layer)))
                    weight = (float)(limit * (2 * random.NextDouble() - 1));
            }
        }

        return parameters;
    }
}
