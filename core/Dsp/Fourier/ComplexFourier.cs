using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Fourier;

/// <summary>
/// The discrete Fourier transform of complex points, X[f] = sum over n of x[n] exp(-2 pi i f n / length), one transform in each lane.
/// </summary>
/// <remarks>
/// Radix 4, decimation in frequency, in place. Points are lane-major: all lanes' real parts of point n, then all their imaginary parts.
/// <see cref="Forward"/> leaves frequency f at point <see cref="PositionOf"/>[f]; <see cref="Inverse"/> takes that order and gives points in
/// order again, so that nobody pays for a reordering. Immutable and thread-safe.
/// </remarks>
internal sealed unsafe class ComplexFourier<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>From here down a transform's points fit the first-level cache, where all its remaining stages then run.</summary>
    private const int CachedLength = 256;

    private readonly float[][] _twiddles;
    private readonly int[] _positionOf;

    /// <summary>Prepares transforms of <paramref name="length"/> points, a power of four.</summary>
    public ComplexFourier(int length)
    {
        Debug.Assert(BitOperations.IsPow2(length) && BitOperations.TrailingZeroCount(length) % 2 == 0, "A power of four.");
        Length = length;
        _twiddles = Enumerable.Range(0, BitOperations.Log2((uint)length) / 2).Select(stage => TwiddlesOf(length >> (2 * stage))).ToArray();
        _positionOf = Enumerable.Range(0, length).Select(frequency => Position(frequency, length)).ToArray();
    }

    public int Length { get; }

    /// <summary>Where frequency f stands after <see cref="Forward"/>: its base-4 digits in reverse.</summary>
    public ReadOnlySpan<int> PositionOf => _positionOf;

    /// <summary>Transforms the points of <paramref name="source"/> into <paramref name="points"/>, which may be the same.</summary>
    public void Forward<TSource>(in TSource source, float* points)
        where TSource : struct, IPointSource<TLanes>
    {
        ForwardStage(source, points, _twiddles[0], Length / 4);
        for (var quarter = 0; quarter < 4; quarter++)
            ForwardPart(points + quarter * (Length / 4) * 2 * TLanes.Count, stage: 1, Length / 4);
    }

    /// <summary>Transforms <paramref name="points"/> back into <paramref name="sink"/>, which may be the same, without the division by <see cref="Length"/>.</summary>
    public void Inverse<TSink>(float* points, in TSink sink)
        where TSink : struct, IPointSink<TLanes>
    {
        for (var quarter = 0; quarter < 4; quarter++)
            InversePart(points + quarter * (Length / 4) * 2 * TLanes.Count, stage: 1, Length / 4);
        InverseStage(points, sink, _twiddles[0], Length / 4);
    }

    private void ForwardPart(float* points, int stage, int length)
    {
        if (length > CachedLength)
        {
            ForwardStage(new PointsInPlace<TLanes>(points, length / 4), points, _twiddles[stage], length / 4);
            for (var quarter = 0; quarter < 4; quarter++)
                ForwardPart(points + quarter * (length / 4) * 2 * TLanes.Count, stage + 1, length / 4);
            return;
        }

        for (var part = length; part >= 4; part /= 4, stage++)
        {
            for (var start = points; start < points + length * 2 * TLanes.Count; start += part * 2 * TLanes.Count)
                ForwardStage(new PointsInPlace<TLanes>(start, part / 4), start, _twiddles[stage], part / 4);
        }
    }

    private void InversePart(float* points, int stage, int length)
    {
        if (length > CachedLength)
        {
            for (var quarter = 0; quarter < 4; quarter++)
                InversePart(points + quarter * (length / 4) * 2 * TLanes.Count, stage + 1, length / 4);
            InverseStage(points, new PointsInPlace<TLanes>(points, length / 4), _twiddles[stage], length / 4);
            return;
        }

        for (var (part, last) = (4, _twiddles.Length - 1); part <= length; part *= 4, last--)
        {
            for (var start = points; start < points + length * 2 * TLanes.Count; start += part * 2 * TLanes.Count)
                InverseStage(start, new PointsInPlace<TLanes>(start, part / 4), _twiddles[last], part / 4);
        }
    }

    /// <summary>A butterfly of four, then the twiddles: output r of every group carries the frequencies that are r modulo 4.</summary>
    [MethodImpl(Kernel.Options)]
    private static void ForwardStage<TSource>(TSource source, float* points, float[] twiddles, int quarter)
        where TSource : struct, IPointSource<TLanes>
    {
        var lanes = TLanes.Count;
        var stride = (nint)quarter * 2 * lanes;
        fixed (float* table = twiddles)
        {
            var w = table;
            for (var j = 0; j < quarter; j++, w += 6, points += 2 * lanes)
            {
                var (x0Re, x0Im) = source.Load(0, j);
                var (x2Re, x2Im) = source.Load(2, j);
                var (sum02Re, sum02Im, dif02Re, dif02Im) = (x0Re + x2Re, x0Im + x2Im, x0Re - x2Re, x0Im - x2Im);
                var (x1Re, x1Im) = source.Load(1, j);
                var (x3Re, x3Im) = source.Load(3, j);
                var (sum13Re, sum13Im, dif13Re, dif13Im) = (x1Re + x3Re, x1Im + x3Im, x1Re - x3Re, x1Im - x3Im);

                (sum02Re + sum13Re).Store(points);
                (sum02Im + sum13Im).Store(points + lanes);
                StoreProduct(dif02Re + dif13Im, dif02Im - dif13Re, w[0], w[1], points + stride);
                StoreProduct(sum02Re - sum13Re, sum02Im - sum13Im, w[2], w[3], points + 2 * stride);
                StoreProduct(dif02Re - dif13Im, dif02Im + dif13Re, w[4], w[5], points + 3 * stride);
            }
        }
    }

    /// <summary>The mirror of <see cref="ForwardStage"/>: conjugate twiddles, then the butterfly.</summary>
    [MethodImpl(Kernel.Options)]
    private static void InverseStage<TSink>(float* points, TSink sink, float[] twiddles, int quarter)
        where TSink : struct, IPointSink<TLanes>
    {
        var lanes = TLanes.Count;
        var stride = (nint)quarter * 2 * lanes;
        fixed (float* table = twiddles)
        {
            var w = table;
            for (var j = 0; j < quarter; j++, w += 6, points += 2 * lanes)
            {
                var (x0Re, x0Im) = (TLanes.Load(points), TLanes.Load(points + lanes));
                LoadProduct(points + 2 * stride, w[2], w[3], out var x2Re, out var x2Im);
                var (sum02Re, sum02Im, dif02Re, dif02Im) = (x0Re + x2Re, x0Im + x2Im, x0Re - x2Re, x0Im - x2Im);
                LoadProduct(points + stride, w[0], w[1], out var x1Re, out var x1Im);
                LoadProduct(points + 3 * stride, w[4], w[5], out var x3Re, out var x3Im);
                var (sum13Re, sum13Im, dif13Re, dif13Im) = (x1Re + x3Re, x1Im + x3Im, x1Re - x3Re, x1Im - x3Im);

                sink.Store(0, j, sum02Re + sum13Re, sum02Im + sum13Im);
                sink.Store(1, j, dif02Re - dif13Im, dif02Im + dif13Re);
                sink.Store(2, j, sum02Re - sum13Re, sum02Im - sum13Im);
                sink.Store(3, j, dif02Re + dif13Im, dif02Im - dif13Re);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreProduct(TLanes re, TLanes im, float wRe, float wIm, float* point)
    {
        var (cos, sin) = (TLanes.Broadcast(wRe), TLanes.Broadcast(wIm));
        TLanes.MultiplySubtract(re, cos, im * sin).Store(point);
        TLanes.MultiplyAdd(re, sin, im * cos).Store(point + TLanes.Count);
    }

    /// <summary>A point times the conjugate of its twiddle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadProduct(float* point, float wRe, float wIm, out TLanes re, out TLanes im)
    {
        var (cos, sin) = (TLanes.Broadcast(wRe), TLanes.Broadcast(wIm));
        var (pointRe, pointIm) = (TLanes.Load(point), TLanes.Load(point + TLanes.Count));
        re = TLanes.MultiplyAdd(pointRe, cos, pointIm * sin);
        im = TLanes.MultiplySubtract(pointIm, cos, pointRe * sin);
    }

    /// <summary>exp(-2 pi i r j / length) for j = 0 .. length/4 - 1 and r = 1, 2, 3: six floats a butterfly.</summary>
    private static float[] TwiddlesOf(int length) =>
        Enumerable.Range(0, length / 4)
            .SelectMany(j => Enumerable.Range(1, 3).SelectMany(r =>
            {
                var (sin, cos) = Math.SinCos(-2 * Math.PI * r * j / length);
                return new[] { (float)cos, (float)sin };
            }))
            .ToArray();

    private static int Position(int frequency, int length) =>
        length == 1 ? 0 : frequency % 4 * (length / 4) + Position(frequency / 4, length / 4);
}
