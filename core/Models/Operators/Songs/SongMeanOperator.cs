using System.Numerics;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators.Songs;

/// <summary>ONNX <c>ReduceMean</c> over the rows of one song: the mean of each column, which the format has once and this program in every row.</summary>
internal sealed class SongMeanOperator(int columns) : IOperator
{
    /// <inheritdoc/>
    public int OutputColumns => columns;

    /// <summary>The rows of a call are a song.</summary>
    public bool MixesRows => true;

    /// <inheritdoc/>
    public void Apply(OperatorInputs inputs, Span<float> output, int rows)
    {
        var stride = MatrixProduct.Padded(columns);
        var values = inputs[0];
        var count = new Vector<float>(rows);
        for (var column = 0; column < stride; column += Vector<float>.Count)
        {
            var sum = Vector<float>.Zero;
            for (var row = 0; row < rows; row++)
                sum += new Vector<float>(values[(row * stride + column)..]);
            var mean = sum / count;
            for (var row = 0; row < rows; row++)
                mean.CopyTo(output[(row * stride + column)..]);
        }
    }
}
