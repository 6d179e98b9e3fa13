using System.Buffers;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators.Neighbours;

/// <summary>
/// ONNX <c>TopK</c> over the columns, of the smallest, sorted: the numbers, or their places, which a float holds exactly. Of equal numbers the one at the lower place comes first.
/// Where a row has too few numbers that are not NaN, NaN stands.
/// </summary>
/// <param name="columns">Columns that are looked through.</param>
/// <param name="count">How many are found.</param>
/// <param name="places">Whether their places are wanted.</param>
internal sealed class TopKOperator(int columns, int count, bool places) : IOperator
{
    /// <inheritdoc/>
    public int OutputColumns => count;

    /// <inheritdoc/>
    public void Apply(OperatorInputs inputs, Span<float> output, int rows)
    {
        var (stride, outputStride) = (MatrixProduct.Padded(columns), MatrixProduct.Padded(count));
        var input = inputs[0];
        var foundPlaces = ArrayPool<int>.Shared.Rent(count);
        try
        {
            for (var row = 0; row < rows; row++)
            {
                var found = output.Slice(row * outputStride, count);
                var smallest = new SmallestValues(found, foundPlaces.AsSpan(0, count));
                smallest.Meet(input.Slice(row * stride, columns), firstPlace: 0);
                for (var i = 0; places && i < count; i++)
                    found[i] = float.IsNaN(found[i]) ? float.NaN : foundPlaces[i];
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(foundPlaces);
        }
    }
}
