using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GenreFunctions.Lanes;

namespace GenreFunctions.Models.Kernels;

/// <summary>
/// C = A B + bias for row-major float matrices: the one loop that scoring and learning spend their time in.
/// Each number of C is one chain of fused multiply-adds over the depth, in order. So its bits depend neither on the width of
/// the machine's registers, nor on how many rows are computed together.
/// </summary>
internal static unsafe class MatrixProduct
{
    /// <summary>The columns of B and C are padded to a multiple of this: the widest register, so that no column is left over.</summary>
    public const int ColumnMultiple = 16;

    /// <summary>
    /// Four rows by two registers: eight chains hide the latency of a multiply-add, and with the registers for A and B they fit the 16 of AVX2.
    /// </summary>
    private const int TileRows = 4;

    /// <summary>A number of columns, padded.</summary>
    public static int Padded(int columns) => (columns + ColumnMultiple - 1) / ColumnMultiple * ColumnMultiple;

    /// <summary>C = A B + bias.</summary>
    /// <param name="a">rows x depth, by rows or transposed.</param>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="depth">Columns of A, rows of B.</param>
    /// <param name="b">depth x padded columns.</param>
    /// <param name="columns">Columns of B and C before padding.</param>
    /// <param name="bias">Padded columns, added to each row; empty for none.</param>
    /// <param name="c">rows x padded columns.</param>
    public static void Multiply(
        MatrixView a, int rows, int depth, ReadOnlySpan<float> b, int columns, ReadOnlySpan<float> bias, Span<float> c)
    {
        var padded = Padded(columns);
        Debug.Assert(rows == 0 || depth == 0 || a.Values.Length > (rows - 1) * a.RowStride + (depth - 1) * a.ColumnStride);
        Debug.Assert(b.Length >= depth * padded && c.Length >= rows * padded && (bias.IsEmpty || bias.Length >= padded));
        fixed (float* aStart = a.Values, bStart = b, biasStart = bias, cStart = c)
        {
            var job = new Job(aStart, a.RowStride, a.ColumnStride, bStart, biasStart, cStart, depth, padded);
            if (Vector512.IsHardwareAccelerated)
                Run<Lanes512>(job, rows);
            else
                Run<Lanes256>(job, rows);
        }
    }

    /// <summary>The same on registers of one width, for tests.</summary>
    internal static void Run<TLanes>(in Job job, int rows)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var row = 0;
        for (; row + TileRows <= rows; row += TileRows)
        {
            var column = 0;
            for (; column + 2 * TLanes.Count <= job.Columns; column += 2 * TLanes.Count)
                Tile4x2<TLanes>(job, row, column);
            for (; column < job.Columns; column += TLanes.Count)
                Tile4x1<TLanes>(job, row, column);
        }

        for (; row < rows; row++)
        {
            for (var column = 0; column < job.Columns; column += TLanes.Count)
                Tile1x1<TLanes>(job, row, column);
        }
    }

    private static void Tile4x2<TLanes>(in Job job, int row, int column)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        nint width = TLanes.Count, aRow = job.ARowStride, aStep = job.AColumnStride, bStep = job.Columns, depth = job.Depth;
        var a = job.A + row * aRow;
        var b = job.B + column;
        TLanes left0, left1, left2, left3, right0, right1, right2, right3;
        left0 = left1 = left2 = left3 = Start<TLanes>(job, column);
        right0 = right1 = right2 = right3 = Start<TLanes>(job, column + (int)width);
        for (nint k = 0; k < depth; k++)
        {
            var bLeft = TLanes.Load(b);
            var bRight = TLanes.Load(b + width);
            var a0 = TLanes.Broadcast(a[0]);
            left0 = TLanes.FusedMultiplyAdd(a0, bLeft, left0);
            right0 = TLanes.FusedMultiplyAdd(a0, bRight, right0);
            var a1 = TLanes.Broadcast(a[aRow]);
            left1 = TLanes.FusedMultiplyAdd(a1, bLeft, left1);
            right1 = TLanes.FusedMultiplyAdd(a1, bRight, right1);
            var a2 = TLanes.Broadcast(a[2 * aRow]);
            left2 = TLanes.FusedMultiplyAdd(a2, bLeft, left2);
            right2 = TLanes.FusedMultiplyAdd(a2, bRight, right2);
            var a3 = TLanes.Broadcast(a[3 * aRow]);
            left3 = TLanes.FusedMultiplyAdd(a3, bLeft, left3);
            right3 = TLanes.FusedMultiplyAdd(a3, bRight, right3);
            a += aStep;
            b += bStep;
        }

        var c = job.C + row * bStep + column;
        left0.Store(c);
        right0.Store(c + width);
        left1.Store(c += bStep);
        right1.Store(c + width);
        left2.Store(c += bStep);
        right2.Store(c + width);
        left3.Store(c += bStep);
        right3.Store(c + width);
    }

    private static void Tile4x1<TLanes>(in Job job, int row, int column)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        nint aRow = job.ARowStride, aStep = job.AColumnStride, bStep = job.Columns, depth = job.Depth;
        var a = job.A + row * aRow;
        var b = job.B + column;
        TLanes sum0, sum1, sum2, sum3;
        sum0 = sum1 = sum2 = sum3 = Start<TLanes>(job, column);
        for (nint k = 0; k < depth; k++)
        {
            var bLanes = TLanes.Load(b);
            sum0 = TLanes.FusedMultiplyAdd(TLanes.Broadcast(a[0]), bLanes, sum0);
            sum1 = TLanes.FusedMultiplyAdd(TLanes.Broadcast(a[aRow]), bLanes, sum1);
            sum2 = TLanes.FusedMultiplyAdd(TLanes.Broadcast(a[2 * aRow]), bLanes, sum2);
            sum3 = TLanes.FusedMultiplyAdd(TLanes.Broadcast(a[3 * aRow]), bLanes, sum3);
            a += aStep;
            b += bStep;
        }

        var c = job.C + row * bStep + column;
        sum0.Store(c);
        sum1.Store(c += bStep);
        sum2.Store(c += bStep);
        sum3.Store(c += bStep);
    }

    private static void Tile1x1<TLanes>(in Job job, int row, int column)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var sum = Start<TLanes>(job, column);
        for (nint k = 0; k < job.Depth; k++)
        {
            var a = TLanes.Broadcast(job.A[row * job.ARowStride + k * job.AColumnStride]);
            sum = TLanes.FusedMultiplyAdd(a, TLanes.Load(job.B + k * job.Columns + column), sum);
        }

        sum.Store(job.C + (nint)row * job.Columns + column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Start<TLanes>(in Job job, int column)
        where TLanes : unmanaged, ILanes<TLanes> =>
        job.Bias == null ? TLanes.Broadcast(0) : TLanes.Load(job.Bias + column);

    /// <summary>Where the matrices lie, pinned.</summary>
    internal readonly struct Job(float* a, nint aRowStride, nint aColumnStride, float* b, float* bias, float* c, int depth, int columns)
    {
        public readonly float* A = a;
        public readonly nint ARowStride = aRowStride;
        public readonly nint AColumnStride = aColumnStride;
        public readonly float* B = b;
        public readonly float* Bias = bias;
        public readonly float* C = c;
        public readonly int Depth = depth;
        public readonly int Columns = columns;
    }
}
