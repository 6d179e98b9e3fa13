using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators.Sequences;

/// <summary>
/// The weights of one direction, packed: the four gates i, o, f and c stand beside each other, each padded to a register's multiple. Padding is zero,
/// so a padded unit's memory and output stay zero.
/// </summary>
/// <param name="inputs">Columns of the input.</param>
/// <param name="units">Memory cells, before padding.</param>
/// <param name="input">inputs x <see cref="GateStride"/>: from the input to the gates.</param>
/// <param name="recurrent">units x <see cref="GateStride"/>: from the previous output to the gates.</param>
/// <param name="bias">One number a gate.</param>
internal readonly ref struct LstmWeights(int inputs, int units, Span<float> input, Span<float> recurrent, Span<float> bias)
{
    public int Inputs { get; } = inputs;

    public int Units { get; } = units;

    public Span<float> Input { get; } = input;

    public Span<float> Recurrent { get; } = recurrent;

    public Span<float> Bias { get; } = bias;

    /// <summary>Floats of one gate, and of a row of memory cells.</summary>
    public int UnitStride => MatrixProduct.Padded(Units);

    /// <summary>Floats of a row of gates.</summary>
    public int GateStride => 4 * UnitStride;

    /// <summary>Floats that so many inputs and units need.</summary>
    public static int Count(int inputs, int units) => (inputs + units + 1) * 4 * MatrixProduct.Padded(units);

    /// <summary>The weights as they lie one after the other in <see cref="Count"/> floats.</summary>
    public static LstmWeights Of(Span<float> values, int inputs, int units)
    {
        var stride = 4 * MatrixProduct.Padded(units);
        return new(
            inputs,
            units,
            values[..(inputs * stride)],
            values.Slice(inputs * stride, units * stride),
            values.Slice((inputs + units) * stride, stride));
    }
}
