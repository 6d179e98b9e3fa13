using System.Numerics;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Models.Kernels;
using GenreFunctions.Models.Operators.Sequences;

namespace GenreFunctions.Learning.Sequences;

/// <summary>
/// One direction of an LSTM layer with what back-propagation through time needs: the whole song is unrolled, and the derivatives walk back through all of
/// it (Graves, "Supervised sequence labelling with recurrent neural networks", 2012, section 4.6, without peepholes).
/// </summary>
internal sealed class LstmDirection
{
    /// <summary>A forget gate that starts open lets the derivatives through from the first step on (Jozefowicz et al., 2015).</summary>
    private const float ForgetBias = 1;

    private readonly int _inputs, _units, _unitStride;
    private readonly bool _reverse;
    private readonly float[] _gates, _cells, _outputs, _before, _scratch, _recurrentTransposed, _inputTransposed, _outputDelta, _cellDelta, _walked;

    /// <summary>Makes room for so many rows and songs.</summary>
    public LstmDirection(int inputs, int units, bool reverse, int maximumRows, int maximumSongs)
    {
        (_inputs, _units, _unitStride, _reverse) = (inputs, units, MatrixProduct.Padded(units), reverse);
        _gates = new float[maximumRows * 4 * _unitStride];
        _cells = new float[maximumRows * _unitStride];
        _outputs = new float[maximumRows * _unitStride];
        _before = new float[maximumRows * _unitStride];
        _outputDelta = new float[maximumRows * _unitStride];
        _scratch = new float[maximumSongs * 4 * _unitStride];
        _cellDelta = new float[maximumSongs * _unitStride];
        _walked = new float[maximumSongs * _unitStride];
        _recurrentTransposed = new float[4 * _unitStride * _unitStride];
        _inputTransposed = new float[4 * _unitStride * MatrixProduct.Padded(inputs)];
    }

    /// <summary>Floats of the direction's weights.</summary>
    public int ParameterCount => LstmWeights.Count(_inputs, _units);

    /// <summary>Uniform, with variance 1 / (3 units) as is usual for recurrent weights, and the same for the input by its width.</summary>
    public void Initialise(Span<float> parameters, RandomSource random)
    {
        var weights = LstmWeights.Of(parameters, _inputs, _units);
        Fill(weights.Input, _inputs, Math.Sqrt(3.0 / _inputs), random);
        Fill(weights.Recurrent, _units, 1 / Math.Sqrt(_units), random);
        weights.Bias.Slice(2 * _unitStride, _units).Fill(ForgetBias);
    }

    /// <summary>Reads the songs and puts what it gave into its columns of the layer's output.</summary>
    public void Forward(Span<float> parameters, ReadOnlySpan<int> starts, ReadOnlySpan<float> input, Span<float> output, int column, int stride)
    {
        LstmSteps.Run(LstmWeights.Of(parameters, _inputs, _units), input, starts, _reverse, _gates, _cells, _outputs, _scratch);
        for (var row = 0; row < starts[^1]; row++)
            _outputs.AsSpan(row * _unitStride, _units).CopyTo(output[(row * stride + column)..]);
    }

    /// <summary>Walks back. The gates are overwritten by their derivatives on the way.</summary>
    public void Backward(
        Span<float> parameters, ReadOnlySpan<int> starts, ReadOnlySpan<float> input, ReadOnlySpan<float> delta, int column, int stride, Span<float> gradient, Span<float> inputDelta)
    {
        var weights = LstmWeights.Of(parameters, _inputs, _units);
        var (rows, gateStride, inputStride) = (starts[^1], 4 * _unitStride, MatrixProduct.Padded(_inputs));
        for (var row = 0; row < rows; row++)
            delta.Slice(row * stride + column, _units).CopyTo(_outputDelta.AsSpan(row * _unitStride));
        Deltas.Transpose(weights.Recurrent, _units, gateStride, _recurrentTransposed);
        Walk(starts);

        var slope = LstmWeights.Of(gradient, _inputs, _units);
        var gates = _gates.AsSpan(0, rows * gateStride);
        MatrixProduct.Multiply(MatrixView.Transposed(input, inputStride), _inputs, rows, gates, gateStride, default, slope.Input);
        MatrixProduct.Multiply(MatrixView.Transposed(_before, _unitStride), _units, rows, gates, gateStride, default, slope.Recurrent);
        Deltas.SumRows(gates, slope.Bias);
        if (inputDelta.IsEmpty)
            return;
        Deltas.Transpose(weights.Input, _inputs, gateStride, _inputTransposed);
        MatrixProduct.Multiply(MatrixView.Rows(gates, gateStride), rows, gateStride, _inputTransposed, _inputs, default, inputDelta);
    }

    private void Walk(ReadOnlySpan<int> starts)
    {
        var steps = starts.Length - 1;
        var gateStride = 4 * _unitStride;
        // Songs whose later steps have not been walked yet have nothing to hand on.
        _cellDelta.AsSpan().Clear();
        for (var i = steps - 1; i >= 0; i--)
        {
            var step = _reverse ? steps - 1 - i : i;
            var (first, songs) = (starts[step], starts[step + 1] - starts[step]);
            var before = LstmSteps.Before(starts, step, _reverse, out var remembered);
            for (var song = 0; song < songs; song++)
            {
                var row = first + song;
                var previous = song < remembered ? before + song : -1;
                var kept = _before.AsSpan(row * _unitStride, _unitStride);
                if (previous < 0)
                    kept.Clear();
                else
                    _outputs.AsSpan(previous * _unitStride, _unitStride).CopyTo(kept);
                StepBack(row, previous, _cellDelta.AsSpan(song * _unitStride, _unitStride));
            }

            if (remembered == 0)
                continue;
            MatrixProduct.Multiply(
                MatrixView.Rows(_gates.AsSpan(first * gateStride), gateStride), remembered, gateStride, _recurrentTransposed, _units, default, _walked);
            Deltas.Add(_walked.AsSpan(0, remembered * _unitStride), _outputDelta.AsSpan(before * _unitStride));
        }
    }

    // h = o tanh(c), c = f c' + i g; each gate's derivative is by the sum that entered it.
    private void StepBack(int row, int previous, Span<float> cellDelta)
    {
        var gates = _gates.AsSpan(row * 4 * _unitStride, 4 * _unitStride);
        var one = Vector<float>.One;
        for (var unit = 0; unit < _unitStride; unit += Vector<float>.Count)
        {
            var i = new Vector<float>(gates[unit..]);
            var o = new Vector<float>(gates[(_unitStride + unit)..]);
            var f = new Vector<float>(gates[(2 * _unitStride + unit)..]);
            var g = new Vector<float>(gates[(3 * _unitStride + unit)..]);
            var h = new Vector<float>(_outputDelta, row * _unitStride + unit);
            var level = LstmSteps.Tanh(new Vector<float>(_cells, row * _unitStride + unit));
            var remembered = previous < 0 ? Vector<float>.Zero : new Vector<float>(_cells, previous * _unitStride + unit);
            var c = new Vector<float>(cellDelta[unit..]) + h * o * (one - level * level);
            (c * g * i * (one - i)).CopyTo(gates[unit..]);
            (h * level * o * (one - o)).CopyTo(gates[(_unitStride + unit)..]);
            (c * remembered * f * (one - f)).CopyTo(gates[(2 * _unitStride + unit)..]);
            (c * i * (one - g * g)).CopyTo(gates[(3 * _unitStride + unit)..]);
            // At a song's first step nothing comes before; what is handed on then reaches nobody.
            (c * f).CopyTo(cellDelta[unit..]);
        }
    }

    private void Fill(Span<float> weights, int rows, double limit, RandomSource random)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var gate = 0; gate < 4; gate++)
            {
                foreach (ref var weight in weights.Slice((row * 4 + gate) * _unitStride, _units))
                    weight = (float)(limit * (2 * random.NextDouble() - 1));
            }
        }
    }
}
