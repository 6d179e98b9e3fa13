using System.Numerics;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Learning.Sequences;

/// <summary>The steps of back-propagation that dense and recurrent layers share.</summary>
internal static class Deltas
{
    /// <summary>Turns an inputs x padded outputs matrix into outputs x padded inputs; padding becomes zero.</summary>
    public static void Transpose(ReadOnlySpan<float> weights, int inputs, int outputs, Span<float> transposed)
    {
        var (stride, turnedStride) = (MatrixProduct.Padded(outputs), MatrixProduct.Padded(inputs));
        for (var output = 0; output < outputs; output++)
        {
            var turned = transposed.Slice(output * turnedStride, turnedStride);
            for (var input = 0; input < inputs; input++)
                turned[input] = weights[input * stride + output];
            turned[inputs..].Clear();
        }
    }

    /// <summary>Adds up the rows, column by column.</summary>
    public static void SumRows(ReadOnlySpan<float> rows, Span<float> sums)
    {
        sums.Clear();
        for (var start = 0; start < rows.Length; start += sums.Length)
        {
            for (var i = 0; i < sums.Length; i += Vector<float>.Count)
                (new Vector<float>(sums[i..]) + new Vector<float>(rows[(start + i)..])).CopyTo(sums[i..]);
        }
    }

    /// <summary>Adds numbers to sums.</summary>
    public static void Add(ReadOnlySpan<float> values, Span<float> sums)
    {
        for (var i = 0; i < values.Length; i += Vector<float>.Count)
            (new Vector<float>(sums[i..]) + new Vector<float>(values[i..])).CopyTo(sums[i..]);
    }

    /// <summary>Where a value is zero its unit was off or silenced, and its derivative becomes zero; the others grow by a factor.</summary>
    public static void Mask(ReadOnlySpan<float> values, float factor, Span<float> deltas)
    {
        var scale = new Vector<float>(factor);
        for (var i = 0; i < deltas.Length; i += Vector<float>.Count)
        {
            var off = Vector.Equals(new Vector<float>(values[i..]), Vector<float>.Zero);
            Vector.ConditionalSelect(off, Vector<float>.Zero, new Vector<float>(deltas[i..]) * scale).CopyTo(deltas[i..]);
        }
    }
}
