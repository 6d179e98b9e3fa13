using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators;

/// <summary>A dense layer, y = x W + b: <c>Gemm</c> and <c>MatMul</c>.</summary>
internal sealed class GemmOperator : IOperator
{
    private readonly int _inputColumns;
    private readonly float[] _packedWeights;
    private readonly float[] _packedBias;

    /// <summary>Packs the weights.</summary>
    /// <param name="weight">The weight from an input column to an output column.</param>
    /// <param name="inputColumns">Columns of x.</param>
    /// <param name="outputColumns">Columns of y.</param>
    /// <param name="bias">The bias of an output column.</param>
    public GemmOperator(Func<int, int, float> weight, int inputColumns, int outputColumns, Func<int, float> bias)
    {
        _inputColumns = inputColumns;
        OutputColumns = outputColumns;
        var stride = MatrixProduct.Padded(outputColumns);
        _packedWeights = new float[inputColumns * stride];
        _packedBias = new float[stride];
        for (var column = 0; column < outputColumns; column++)
        {
            _packedBias[column] = bias(column);
            for (var row = 0; row < inputColumns; row++)
                _packedWeights[row * stride + column] = weight(row, column);
        }
    }

    /// <inheritdoc/>
    public int OutputColumns { get; }

    /// <inheritdoc/>
    public void Apply(OperatorInputs inputs, Span<float> output, int rows) =>
        MatrixProduct.Multiply(
            MatrixView.Rows(inputs[0], MatrixProduct.Padded(_inputColumns)), rows, _inputColumns, _packedWeights, OutputColumns, _packedBias, output);
}
