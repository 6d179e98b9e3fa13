using System.Diagnostics;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Operators.Margins;

/// <summary>
/// Many rows that others are multiplied with: rows . these, plus a number of each of these. They are packed into panels narrow enough that one panel and its products
/// stay in the cache. Immutable and thread-safe. The products' bits are those of one wide <see cref="MatrixProduct"/>.
/// </summary>
internal sealed class RowPanels
{
    /// <summary>57 features of so many rows are 58 KB, and 64 products of each another 64 KB: together they fit the second-level cache of every machine.</summary>
    public const int PanelRows = 256;

    private readonly float[][] _panels;
    private readonly float[][] _addends;

    /// <summary>Packs rows.</summary>
    /// <param name="rows">Row-major.</param>
    /// <param name="count">How many.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="depth">Numbers of a row that count.</param>
    /// <param name="factor">What the rows are multiplied by; a power of two, so that nothing is rounded.</param>
    /// <param name="addends">One number a row, which starts its sums; empty for none.</param>
    public RowPanels(ReadOnlySpan<float> rows, int count, int stride, int depth, float factor = 1, ReadOnlySpan<float> addends = default)
    {
        Debug.Assert(addends.IsEmpty || addends.Length == count);
        (Count, Depth) = (count, depth);
        PanelCount = (count + PanelRows - 1) / PanelRows;
        _panels = new float[PanelCount][];
        _addends = new float[PanelCount][];
        for (var panel = 0; panel < PanelCount; panel++)
        {
            var (first, width, padded) = (panel * PanelRows, Width(panel), MatrixProduct.Padded(Width(panel)));
            var packed = _panels[panel] = new float[depth * padded];
            for (var i = 0; i < width; i++)
            {
                for (var k = 0; k < depth; k++)
                    packed[k * padded + i] = factor * rows[(first + i) * stride + k];
            }

            _addends[panel] = [];
            if (!addends.IsEmpty)
                addends.Slice(first, width).CopyTo(_addends[panel] = new float[padded]);
        }
    }

    /// <summary>How many rows are packed.</summary>
    public int Count { get; }

    /// <summary>Numbers of a row.</summary>
    public int Depth { get; }

    /// <summary>Into how many panels.</summary>
    public int PanelCount { get; }

    /// <summary>Rows in a panel: all have <see cref="PanelRows"/> but the last.</summary>
    public int Width(int panel) => Math.Min(PanelRows, Count - panel * PanelRows);

    /// <summary>Multiplies rows with those of one panel.</summary>
    /// <param name="rows">Row-major.</param>
    /// <param name="count">How many.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="panel">Which panel.</param>
    /// <param name="products">Row-major, <see cref="Width"/> padded a row; what stands in the padding is nobody's business.</param>
    public void Multiply(ReadOnlySpan<float> rows, int count, int stride, int panel, Span<float> products) =>
        MatrixProduct.Multiply(MatrixView.Rows(rows, stride), count, Depth, _panels[panel], Width(panel), _addends[panel], products);

    /// <summary>The squared length of a row, by the same chain of multiply-adds as a product: a row's product with itself is exactly this.</summary>
    public static float SquaredLength(ReadOnlySpan<float> row)
    {
        var sum = 0f;
        foreach (var number in row)
            sum = MathF.FusedMultiplyAdd(number, number, sum);
        return sum;
    }
}
