using GenreFunctions.Learning.Networks;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Learning.Sequences;

/// <summary>One or two directions of memory side by side; an output row is the forward one, then the backward one.</summary>
internal sealed class LstmLayer : ISequenceLayer
{
    private readonly LstmDirection[] _directions;
    private readonly float[] _inputDelta;

    /// <summary>Makes room for so many rows and songs.</summary>
    public LstmLayer(int inputs, int units, bool bidirectional, int maximumRows, int maximumSongs)
    {
        (Inputs, Units) = (inputs, units);
        bool[] readings = bidirectional ? [false, true] : [false];
        _directions = [.. readings.Select(reverse => new LstmDirection(inputs, units, reverse, maximumRows, maximumSongs))];
        _inputDelta = new float[bidirectional ? maximumRows * MatrixProduct.Padded(inputs) : 0];
    }

    public int Inputs { get; }

    public int Units { get; }

    public int Directions => _directions.Length;

    /// <inheritdoc/>
    public int Outputs => Units * Directions;

    /// <inheritdoc/>
    public int ParameterCount => Directions * _directions[0].ParameterCount;

    /// <inheritdoc/>
    public void Initialise(Span<float> parameters, RandomSource random)
    {
        for (var i = 0; i < Directions; i++)
            _directions[i].Initialise(Own(parameters, i), random);
    }

    /// <inheritdoc/>
    public void Forward(Span<float> parameters, ReadOnlySpan<int> starts, ReadOnlySpan<float> input, Span<float> output)
    {
        output.Clear();
        for (var i = 0; i < Directions; i++)
            _directions[i].Forward(Own(parameters, i), starts, input, output, i * Units, MatrixProduct.Padded(Outputs));
    }

    /// <inheritdoc/>
    public void Backward(
        Span<float> parameters,
        ReadOnlySpan<int> starts,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        Span<float> outputDelta,
        Span<float> gradient,
        Span<float> inputDelta)
    {
        for (var i = 0; i < Directions; i++)
        {
            var carried = i == 0 ? inputDelta : _inputDelta.AsSpan(0, inputDelta.Length);
            _directions[i].Backward(
                Own(parameters, i), starts, input, outputDelta, i * Units, MatrixProduct.Padded(Outputs), Own(gradient, i), carried);
            if (i > 0)
                Deltas.Add(carried, inputDelta);
        }
    }

    /// <summary>The parameters of one direction.</summary>
    public Span<float> Own(Span<float> parameters, int direction)
    {
        var count = _directions[0].ParameterCount;
        return parameters.Slice(direction * count, count);
    }
}
