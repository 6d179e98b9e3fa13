using System.Numerics;
using GenreFunctions.Models.Kernels;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Models.Operators;

namespace GenreFunctions.Learning.Preparation;

/// <summary>
/// Takes the logarithm of some columns and leaves the others as they are, in operators that work on all columns alike:
/// ln(max(x, floor)) * mask + x * (1 - mask). The maximum is written as relu(x - floor) + floor, since OpenCV knows no <c>Max</c> with a constant.
/// </summary>
internal sealed class Logarithms
{
    /// <summary>
    /// A variance can be 0, as in silence, and rounding can leave less than 0. Samples of 16 bits are known to a step of 1/32768, and the variance of their rounding is
    /// (1/32768)^2 / 12 = 0.8e-10: what is less than this is rounding. Nothing in music comes near: the least variance of loudness in GTZAN is 4e-8.
    /// </summary>
    public const float Floor = 1e-10f;

    private readonly float[] _mask;
    private readonly float[] _inverse;
    private readonly int _stride;

    /// <summary>Takes the places of the columns.</summary>
    public Logarithms(IEnumerable<int> places, int columns)
    {
        _mask = new float[columns];
        foreach (var place in places)
            _mask[place] = 1;
        _inverse = [.. _mask.Select(one => 1 - one)];
        _stride = MatrixProduct.Padded(columns);
    }

    /// <summary>Replaces rows that lie one after the other by what the operators make of them, bit for bit.</summary>
    public void Apply(Span<float> rows)
    {
        var logarithms = new float[_stride];
        for (var start = 0; start < rows.Length; start += _mask.Length)
        {
            var row = rows.Slice(start, _mask.Length);
            for (var i = 0; i < row.Length; i++)
                logarithms[i] = Math.Max(row[i] - Floor, 0) + Floor;
            for (var i = 0; i < _stride; i += Vector<float>.Count)
                LogFunction.Apply(new(logarithms, i)).CopyTo(logarithms, i);
            for (var i = 0; i < row.Length; i++)
                row[i] = logarithms[i] * _mask[i] + row[i] * _inverse[i];
        }
    }

    /// <summary>Writes the operators.</summary>
    public OnnxValue Write(OnnxGraphBuilder graph, OnnxValue features)
    {
        var above = graph.Simple("Relu", graph.Columnwise("Sub", features, [Floor]));
        var logarithms = graph.Simple("Log", graph.Columnwise("Add", above, [Floor]));
        return graph.Elementwise("Add", graph.Columnwise("Mul", logarithms, _mask), graph.Columnwise("Mul", features, _inverse));
    }
}
