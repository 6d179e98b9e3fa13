using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators.Neighbours;

/// <summary>
/// ONNX <c>ScatterElements</c> over the columns: a row's first value, but for the places that its second names, where its third stands. A place that there is not makes the
/// row NaN.
/// </summary>
/// <param name="columns">Columns of the first value.</param>
/// <param name="count">Columns of the others.</param>
internal sealed class ScatterOperator(int columns, int count) : IOperator
{
    /// <inheritdoc/>
    public int OutputColumns => columns;

    /// <inheritdoc/>
    public void Apply(OperatorInputs inputs, Span<float> output, int rows)
    {
        var (stride, countStride) = (MatrixProduct.Padded(columns), MatrixProduct.Padded(count));
        var (data, places, updates) = (0, 1, 2);
        inputs[data][..(rows * stride)].CopyTo(output);
        for (var row = 0; row < rows; row++)
        {
            var to = output.Slice(row * stride, columns);
            var at = inputs[places].Slice(row * countStride, count);
            var from = inputs[updates].Slice(row * countStride, count);
            for (var i = 0; i < count; i++)
            {
                if (!(at[i] >= 0 && at[i] < columns))
                    to.Fill(float.NaN);
                else
                    to[(int)at[i]] = from[i];
            }
        }
    }
}
