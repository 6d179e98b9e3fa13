using System.Numerics;

namespace GenreFunctions.Learning.Networks;

/// <summary>
/// Adam (Kingma and Ba, 2015, algorithm 1): m = b1 m + (1 - b1) g, v = b2 v + (1 - b2) g^2,
/// w -= rate * (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon), with the paper's constants.
/// </summary>
internal sealed class Adam
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly float[] _first;
    private readonly float[] _second;
    private double _decay1 = 1, _decay2 = 1;

    /// <summary>Starts with no memory; a multiple of 16 parameters.</summary>
    public Adam(int parameterCount)
    {
        _first = new float[parameterCount];
        _second = new float[parameterCount];
    }

    /// <summary>Takes one step.</summary>
    public void Step(Span<float> parameters, ReadOnlySpan<float> gradient, double rate)
    {
        _decay1 *= Beta1;
        _decay2 *= Beta2;
        var correction = new Vector<float>((float)(1 / (1 - _decay2)));
        var step = new Vector<float>((float)(rate / (1 - _decay1)));
        var epsilon = new Vector<float>(Epsilon);
        for (var i = 0; i < parameters.Length; i += Vector<float>.Count)
        {
            var g = new Vector<float>(gradient[i..]);
            var m = Beta1 * new Vector<float>(_first, i) + (1 - Beta1) * g;
            var v = Beta2 * new Vector<float>(_second, i) + (1 - Beta2) * (g * g);
            m.CopyTo(_first, i);
            v.CopyTo(_second, i);
            var w = new Vector<float>(parameters[i..]) - step * m / (Vector.SquareRoot(v * correction) + epsilon);
            w.CopyTo(parameters[i..]);
        }
    }
}
