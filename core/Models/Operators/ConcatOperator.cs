using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators;

/// <summary>ONNX <c>Concat</c> over the columns: the values' rows side by side.</summary>
internal sealed class ConcatOperator(int outputColumns) : IOperator
{
    /// <inheritdoc/>
    public int OutputColumns => outputColumns;

    /// <inheritdoc/>
    public void Apply(OperatorInputs inputs, Span<float> output, int rows)
    {
        var (stride, start) = (MatrixProduct.Padded(outputColumns), 0);
        for (var input = 0; input < inputs.Count; start += inputs.Columns(input), input++)
        {
            var values = inputs[input];
            var columns = inputs.Columns(input);
            var inputStride = MatrixProduct.Padded(columns);
            for (var row = 0; row < rows; row++)
                values.Slice(row * inputStride, columns).CopyTo(output[(row * stride + start)..]);
        }
    }
}
