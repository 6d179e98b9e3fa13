using GenreFunctions.Models.Kernels;
using GenreFunctions.Models.Operators.Margins;

namespace GenreFunctions.Learning.Margins;

/// <summary>
/// The kernel between the rows of one training, row by row, computed when first asked for and kept while there is room; the row asked for longest ago makes way. A row
/// computed again has the same bits, so how much room there is shows in the time only. For one thread.
/// </summary>
internal sealed class KernelRows
{
    /// <summary>A step of the solver looks at two rows at once.</summary>
    private const int LeastKept = 2;

    private readonly float[] _rows;
    private readonly int _stride;
    private readonly RadialKernel _kernel;
    private readonly float[]?[] _kept;
    private readonly long[] _askedAt;
    private readonly int _room;
    private int _keptCount;
    private long _now;

    /// <summary>Takes the rows.</summary>
    /// <param name="rows">Row-major.</param>
    /// <param name="count">How many.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="depth">Numbers of a row that count.</param>
    /// <param name="gamma">The kernel is exp(-gamma |x - y|^2).</param>
    /// <param name="cacheBytes">Room for kept kernels; two rows of them are kept at least.</param>
    public KernelRows(float[] rows, int count, int stride, int depth, float gamma, long cacheBytes)
    {
        _rows = rows;
        _stride = stride;
        _kernel = new RadialKernel(rows, count, stride, depth, gamma);
        (Count, PaddedCount) = (count, MatrixProduct.Padded(count));
        _kept = new float[count][];
        _askedAt = new long[count];
        _room = (int)Math.Clamp(cacheBytes / ((long)PaddedCount * sizeof(float)), LeastKept, Math.Max(LeastKept, count));
    }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>Length of a row of kernels; what stands beyond <see cref="Count"/> is nobody's business.</summary>
    public int PaddedCount { get; }

    /// <summary>The kernel between one row and all; good until the next but one is asked for.</summary>
    public float[] Row(int row)
    {
        _askedAt[row] = ++_now;
        return _kept[row] ??= Compute(row, _keptCount < _room ? NewRow() : TakeOldest());
    }

    private float[] NewRow()
    {
        _keptCount++;
        return new float[PaddedCount];
    }

    private float[] TakeOldest()
    {
        var oldest = -1;
        for (var row = 0; row < Count; row++)
        {
            if (_kept[row] is not null && (oldest < 0 || _askedAt[row] < _askedAt[oldest]))
                oldest = row;
        }

        var taken = _kept[oldest]!;
        _kept[oldest] = null;
        return taken;
    }

    private float[] Compute(int row, float[] values)
    {
        for (var panel = 0; panel < _kernel.Rows.PanelCount; panel++)
            _kernel.Apply(_rows.AsSpan(row * _stride, _stride), 1, _stride, panel, values.AsSpan(panel * RowPanels.PanelRows));
        return values;
    }
}
