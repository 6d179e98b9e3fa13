using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators;

/// <summary>ONNX <c>Softmax</c> over the columns: exp(x - max) / sum of the same.</summary>
internal sealed class SoftmaxOperator(int columns) : IOperator
{
    /// <inheritdoc/>
    public int OutputColumns => columns;

    /// <inheritdoc/>
    public void Apply(OperatorInputs inputs, Span<float> output, int rows)
    {
        var input = inputs[0];
        var stride = MatrixProduct.Padded(columns);
        for (var row = 0; row < rows; row++)
            Softmax.Apply(input.Slice(row * stride, columns), output.Slice(row * stride, columns));
    }
}
