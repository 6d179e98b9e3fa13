using System.Numerics;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators.Margins;

/// <summary>
/// The radial kernel between any rows and the rows it holds: exp(-gamma |x - y|^2), with |x - y|^2 = |x|^2 + |y|^2 - 2 x.y. Of a row and itself it is exactly 1.
/// Immutable and thread-safe.
/// </summary>
internal sealed class RadialKernel
{
    private readonly RowPanels _rows;
    private readonly float[] _squaredLengths;
    private readonly float _gamma;

    /// <summary>Packs rows, row-major, each <paramref name="stride"/> from the next.</summary>
    public RadialKernel(ReadOnlySpan<float> rows, int count, int stride, int depth, float gamma)
    {
        _rows = new RowPanels(rows, count, stride, depth);
        _squaredLengths = new float[MatrixProduct.Padded(count)];
        for (var i = 0; i < count; i++)
            _squaredLengths[i] = RowPanels.SquaredLength(rows.Slice(i * stride, depth));
        _gamma = gamma;
    }

    /// <summary>How many rows it holds, in how many panels.</summary>
    public RowPanels Rows => _rows;

    /// <summary>The kernel between rows and those of one panel.</summary>
    /// <param name="rows">Row-major.</param>
    /// <param name="count">How many.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="panel">Which panel.</param>
    /// <param name="values">Row-major, the panel's width padded a row; what stands in the padding is nobody's business.</param>
    public void Apply(ReadOnlySpan<float> rows, int count, int stride, int panel, Span<float> values)
    {
        _rows.Multiply(rows, count, stride, panel, values);
        var padded = MatrixProduct.Padded(_rows.Width(panel));
        var lengths = _squaredLengths.AsSpan(panel * RowPanels.PanelRows, padded);
        for (var row = 0; row < count; row++)
            FromProducts(values.Slice(row * padded, padded), lengths, RowPanels.SquaredLength(rows.Slice(row * stride, _rows.Depth)));
    }

    private void FromProducts(Span<float> values, ReadOnlySpan<float> lengths, float length)
    {
        // A row beyond the range of a float is as far from everything as can be.
        if (!float.IsFinite(length))
        {
            values.Clear();
            return;
        }

        for (var i = 0; i < values.Length; i += Vector<float>.Count)
        {
            var product = new Vector<float>(values[i..]);
            var squared = Vector.Max(new Vector<float>(lengths[i..]) + new Vector<float>(length) - (product + product), Vector<float>.Zero);
            // The last bit of a vector's exp is not sure, and nothing is closer than the row itself.
            Vector.Min(Vector.Exp(squared * -_gamma), Vector<float>.One).CopyTo(values[i..]);
        }
    }
}
