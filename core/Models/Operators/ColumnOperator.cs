using System.Numerics;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators;

/// <summary>Combines every value with its column's constant: <c>Add</c>, <c>Sub</c>, <c>Mul</c>, <c>Div</c>, <c>Max</c>.</summary>
internal sealed class ColumnOperator<TFunction> : IOperator
    where TFunction : struct, IBinaryFunction
{
    private readonly float[] _constants;

    /// <summary>Takes one constant a column.</summary>
    public ColumnOperator(ReadOnlySpan<float> columnConstants)
    {
        OutputColumns = columnConstants.Length;
        _constants = new float[MatrixProduct.Padded(OutputColumns)];
        columnConstants.CopyTo(_constants);
    }

    /// <inheritdoc/>
    public int OutputColumns { get; }

    /// <inheritdoc/>
    public void Apply(OperatorInputs inputs, Span<float> output, int rows)
    {
        var input = inputs[0];
        var stride = _constants.Length;
        for (var row = 0; row < rows; row++)
        {
            var from = input.Slice(row * stride, stride);
            var to = output.Slice(row * stride, stride);
            for (var column = 0; column < stride; column += Vector<float>.Count)
                TFunction.Apply(new(from[column..]), new(_constants, column)).CopyTo(to[column..]);
        }
    }
}
