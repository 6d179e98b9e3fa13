using System.Numerics;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators;

/// <summary>Does the same with every number: <c>Relu</c>, <c>Log</c>, <c>Sqrt</c>, <c>Sigmoid</c>.</summary>
internal sealed class UnaryOperator<TFunction>(int columns) : IOperator
    where TFunction : struct, IUnaryFunction
{
    /// <inheritdoc/>
    public int OutputColumns => columns;

    /// <inheritdoc/>
    public void Apply(OperatorInputs inputs, Span<float> output, int rows)
    {
        var input = inputs[0];
        var count = rows * MatrixProduct.Padded(columns);
        for (var i = 0; i < count; i += Vector<float>.Count)
            TFunction.Apply(new(input[i..])).CopyTo(output[i..]);
    }
}
