using System.Numerics;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators;

/// <summary>ONNX <c>Relu</c>: what is negative becomes zero.</summary>
internal sealed class ReluOperator(int columns) : IOperator
{
    /// <inheritdoc/>
    public int OutputColumns => columns;

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<float> input, Span<float> output, int rows)
    {
        var count = rows * MatrixProduct.Padded(columns);
        for (var i = 0; i < count; i += Vector<float>.Count)
            Vector.Max(new Vector<float>(input[i..]), Vector<float>.Zero).CopyTo(output[i..]);
    }
}
