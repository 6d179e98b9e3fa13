using System.Numerics;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators;

/// <summary>ONNX <c>Sum</c>: adds values up, number by number, in their order.</summary>
internal sealed class SumOperator(int columns) : IOperator
{
    /// <inheritdoc/>
    public int OutputColumns => columns;

    /// <inheritdoc/>
    public void Apply(OperatorInputs inputs, Span<float> output, int rows)
    {
        var count = rows * MatrixProduct.Padded(columns);
        inputs[0][..count].CopyTo(output);
        for (var input = 1; input < inputs.Count; input++)
        {
            var values = inputs[input];
            for (var i = 0; i < count; i += Vector<float>.Count)
                (new Vector<float>(output[i..]) + new Vector<float>(values[i..])).CopyTo(output[i..]);
        }
    }
}
