using System.Diagnostics;
using System.Numerics;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators.Sequences;

/// <summary>
/// One direction of a long short-term memory over songs side by side, step by step (Hochreiter and Schmidhuber, 1997, with the forget gate of
/// Gers et al., 2000, as ONNX defines it): i, o, f = sigmoid(W x + R h' + b), g = tanh(W x + R h' + b), c = f c' + i g, h = o tanh(c);
/// h' and c' are of the step before, zero at the start. Scoring and learning both run this.
/// </summary>
/// <remarks>
/// Rows are ordered by step, the longest songs first in each: step t has the rows from starts[t] to starts[t + 1], and its n-th row is of the same song
/// as the n-th row of every other step that has as many.
/// </remarks>
internal static class LstmSteps
{
    /// <summary>Runs all steps.</summary>
    /// <param name="weights">The direction's weights.</param>
    /// <param name="input">Rows of padded inputs.</param>
    /// <param name="starts">The first row of each step, and after the last step the number of rows.</param>
    /// <param name="reverse">Whether songs are read from their ends.</param>
    /// <param name="gates">Rows of <see cref="LstmWeights.GateStride"/>: what i, o, f and g were.</param>
    /// <param name="cells">Rows of <see cref="LstmWeights.UnitStride"/>: c.</param>
    /// <param name="outputs">Rows of <see cref="LstmWeights.UnitStride"/>: h.</param>
    /// <param name="scratch">A gate row for every song.</param>
    public static void Run(
        in LstmWeights weights,
        ReadOnlySpan<float> input,
        ReadOnlySpan<int> starts,
        bool reverse,
        Span<float> gates,
        Span<float> cells,
        Span<float> outputs,
        Span<float> scratch)
    {
        var (units, unitStride, gateStride) = (weights.Units, weights.UnitStride, weights.GateStride);
        MatrixProduct.Multiply(
            MatrixView.Rows(input, MatrixProduct.Padded(weights.Inputs)), starts[^1], weights.Inputs, weights.Input, gateStride, weights.Bias, gates);
        var steps = starts.Length - 1;
        for (var i = 0; i < steps; i++)
        {
            var step = reverse ? steps - 1 - i : i;
            var first = starts[step];
            var before = Before(starts, step, reverse, out var remembered);
            if (remembered > 0)
            {
                MatrixProduct.Multiply(
                    MatrixView.Rows(outputs[(before * unitStride)..], unitStride), remembered, units, weights.Recurrent, gateStride, default, scratch);
            }

            for (var row = first; row < starts[step + 1]; row++)
            {
                var gate = gates.Slice(row * gateStride, gateStride);
                var cell = cells.Slice(row * unitStride, unitStride);
                var output = outputs.Slice(row * unitStride, unitStride);
                if (row - first < remembered)
                    Step(gate, scratch.Slice((row - first) * gateStride, gateStride), cells.Slice((before + row - first) * unitStride, unitStride), cell, output);
                else
                    Step(gate, cell, output);
            }
        }
    }

    /// <summary>The first row of the step that is read before a step.</summary>
    /// <param name="starts">The first row of each step.</param>
    /// <param name="step">The step.</param>
    /// <param name="reverse">Whether songs are read from their ends.</param>
    /// <param name="remembered">How many of the step's rows, from its first on, have a row before them.</param>
    public static int Before(ReadOnlySpan<int> starts, int step, bool reverse, out int remembered)
    {
        var before = reverse ? step + 1 : step - 1;
        remembered = before < 0 || before >= starts.Length - 1
            ? 0
            : Math.Min(starts[step + 1] - starts[step], starts[before + 1] - starts[before]);
        return remembered == 0 ? 0 : starts[before];
    }

    // A song's first step: nothing is remembered.
    private static void Step(Span<float> gates, Span<float> cells, Span<float> outputs)
    {
        var stride = cells.Length;
        for (var unit = 0; unit < stride; unit += Vector<float>.Count)
        {
            var i = Sigmoid(new(gates[unit..]));
            var o = Sigmoid(new(gates[(stride + unit)..]));
            var f = Sigmoid(new(gates[(2 * stride + unit)..]));
            var g = Tanh(new(gates[(3 * stride + unit)..]));
            Keep(gates, unit, stride, i, o, f, g);
            var c = i * g;
            c.CopyTo(cells[unit..]);
            (o * Tanh(c)).CopyTo(outputs[unit..]);
        }
    }

    private static void Step(Span<float> gates, ReadOnlySpan<float> recurrent, ReadOnlySpan<float> before, Span<float> cells, Span<float> outputs)
    {
        var stride = cells.Length;
        Debug.Assert(gates.Length == 4 * stride && recurrent.Length == 4 * stride && before.Length == stride);
        for (var unit = 0; unit < stride; unit += Vector<float>.Count)
        {
            var i = Sigmoid(Sum(gates, recurrent, unit));
            var o = Sigmoid(Sum(gates, recurrent, stride + unit));
            var f = Sigmoid(Sum(gates, recurrent, 2 * stride + unit));
            var g = Tanh(Sum(gates, recurrent, 3 * stride + unit));
            Keep(gates, unit, stride, i, o, f, g);
            var c = f * new Vector<float>(before[unit..]) + i * g;
            c.CopyTo(cells[unit..]);
            (o * Tanh(c)).CopyTo(outputs[unit..]);
        }
    }

    private static Vector<float> Sum(ReadOnlySpan<float> left, ReadOnlySpan<float> right, int at) =>
        new Vector<float>(left[at..]) + new Vector<float>(right[at..]);

    private static void Keep(Span<float> gates, int unit, int stride, Vector<float> i, Vector<float> o, Vector<float> f, Vector<float> g)
    {
        i.CopyTo(gates[unit..]);
        o.CopyTo(gates[(stride + unit)..]);
        f.CopyTo(gates[(2 * stride + unit)..]);
        g.CopyTo(gates[(3 * stride + unit)..]);
    }

    // exp overflows to infinity, and the quotient becomes 0, as it should.
    private static Vector<float> Sigmoid(Vector<float> x) => Vector<float>.One / (Vector<float>.One + Vector.Exp(-x));

    /// <summary>tanh(x) = 2 sigmoid(2 x) - 1; near 0 right to 1e-7, which is all that a gate can tell.</summary>
    internal static Vector<float> Tanh(Vector<float> x) => Sigmoid(x + x) * 2 - Vector<float>.One;
}
