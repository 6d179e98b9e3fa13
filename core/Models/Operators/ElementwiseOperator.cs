using System.Numerics;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators;

/// <summary>
/// Combines two values number by number: <c>Add</c>, <c>Sub</c>, <c>Mul</c>, <c>Div</c>, <c>Max</c>. A value of one column stands for as many equal columns as the
/// other has.
/// </summary>
internal sealed class ElementwiseOperator<TFunction>(int leftColumns, int rightColumns) : IOperator
    where TFunction : struct, IBinaryFunction
{
    /// <inheritdoc/>
    public int OutputColumns { get; } = Math.Max(leftColumns, rightColumns);

    /// <inheritdoc/>
    public void Apply(OperatorInputs inputs, Span<float> output, int rows)
    {
        var left = inputs[0];
        var right = inputs[1];
        var (stride, leftStride, rightStride) = (MatrixProduct.Padded(OutputColumns), MatrixProduct.Padded(leftColumns), MatrixProduct.Padded(rightColumns));
        for (var row = 0; row < rows; row++)
        {
            var fromLeft = left.Slice(row * leftStride, leftStride);
            var fromRight = right.Slice(row * rightStride, rightStride);
            var to = output.Slice(row * stride, stride);
            for (var column = 0; column < stride; column += Vector<float>.Count)
                TFunction.Apply(At(fromLeft, leftColumns, column), At(fromRight, rightColumns, column)).CopyTo(to[column..]);
        }
    }

    // Where the output has one column, too, its padding gets the first column again, which harms nobody.
    private static Vector<float> At(ReadOnlySpan<float> row, int columns, int column) => columns == 1 ? new(row[0]) : new(row[column..]);
}
