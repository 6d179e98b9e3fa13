using System.Buffers;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators.Sequences;

/// <summary>
/// ONNX <c>LSTM</c> over the rows of one song, in order: a row of the result is the forward output and then, with two directions, the backward output.
/// </summary>
internal sealed class LstmOperator : IOperator
{
    private readonly int _inputs;
    private readonly int _units;
    private readonly LstmReading[] _directions;

    /// <summary>Takes the packed weights of one or two directions.</summary>
    public LstmOperator(int inputs, int units, params LstmReading[] directions)
    {
        (_inputs, _units, _directions) = (inputs, units, directions);
        OutputColumns = units * directions.Length;
    }

    /// <inheritdoc/>
    public int OutputColumns { get; }

    /// <summary>The rows of a call are a song, read from its beginning.</summary>
    public bool MixesRows => true;

    /// <inheritdoc/>
    public void Apply(OperatorInputs inputs, Span<float> output, int rows)
    {
        if (rows == 0)
            return;
        var unitStride = MatrixProduct.Padded(_units);
        var pool = ArrayPool<float>.Shared;
        var scratch = pool.Rent((rows * 6 + 4) * unitStride);
        var starts = ArrayPool<int>.Shared.Rent(rows + 1);
        for (var row = 0; row <= rows; row++)
            starts[row] = row;
        try
        {
            var gates = scratch.AsSpan(0, rows * 4 * unitStride);
            var cells = scratch.AsSpan(gates.Length, rows * unitStride);
            var outputs = scratch.AsSpan(gates.Length + cells.Length, rows * unitStride);
            var recurrent = scratch.AsSpan(rows * 6 * unitStride, 4 * unitStride);
            for (var direction = 0; direction < _directions.Length; direction++)
            {
                var reading = _directions[direction];
                LstmSteps.Run(
                    LstmWeights.Of(reading.Weights, _inputs, _units), inputs[0], starts.AsSpan(0, rows + 1), reading.Reverse, gates, cells, outputs, recurrent);
                for (var row = 0; row < rows; row++)
                    outputs.Slice(row * unitStride, _units).CopyTo(output[(row * MatrixProduct.Padded(OutputColumns) + direction * _units)..]);
            }
        }
        finally
        {
            pool.Return(scratch);
            ArrayPool<int>.Shared.Return(starts);
        }
    }
}
