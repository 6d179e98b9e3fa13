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

    /// <summary>Transforms in place.</summary>
    public void Forward(float* points) => ForwardPart(points, stage: 0, Length);

    /// <summary>Transforms back in place, without the division by <see cref="Length"/>.</summary>
    public void Inverse(float* points) => InversePart(points, stage: 0, Length);

    private void ForwardPart(float* points, int stage, int length)
    {
        if (length <= CachedLength)
        {
            for (var part = length; part >= 4; part /= 4, stage++)
                for (var start = 0; start < length; start += part)
                    ForwardStage(points + start * 2 * TLanes.Count, _twiddles[stage], part / 4);
            return;
        }

        ForwardStage(points, _twiddles[stage], length / 4);
        for (var quarter = 0; quarter < 4; quarter++)
            ForwardPart(points + quarter * (length / 4) * 2 * TLanes.Count, stage + 1, length / 4);
    }

    private void InversePart(float* points, int stage, int length)
    {
        if (length <= CachedLength)
        {
            for (var (part, last) = (4, _twiddles.Length - 1); part <= length; part *= 4, last--)
                for (var start = 0; start < length; start += part)
                    InverseStage(points + start * 2 * TLanes.Count, _twiddles[last], part / 4);
            return;
        }

        for (var quarter = 0; quarter < 4; quarter++)
            InversePart(points + quarter * (length / 4) * 2 * TLanes.Count, stage + 1, length / 4);
        InverseStage(points, _twiddles[stage], length / 4);
    }

    /// <summary>A butterfly of four, then the twiddles: output r of every group carries the frequencies that are r modulo 4.</summary>
    [MethodImpl(Kernel.Options)]
    private static void ForwardStage(float* points, float[] twiddles, int quarter)
    {
        var lanes = TLanes.Count;
        var stride = (nint)quarter * 2 * lanes;
        fixed (float* table = twiddles)
        {
            var w = table;
            for (var j = 0; j < quarter; j++, w += 6, points += 2 * lanes)
            {
                var p0 = points;
                var p1 = p0 + stride;
                var p2 = p1 + stride;
                var p3 = p2 + stride;
                var (sum02Re, sum02Im) = (TLanes.Load(p0) + TLanes.Load(p2), TLanes.Load(p0 + lanes) + TLanes.Load(p2 + lanes));
                var (dif02Re, dif02Im) = (TLanes.Load(p0) - TLanes.Load(p2), TLanes.Load(p0 + lanes) - TLanes.Load(p2 + lanes));
                var (sum13Re, sum13Im) = (TLanes.Load(p1) + TLanes.Load(p3), TLanes.Load(p1 + lanes) + TLanes.Load(p3 + lanes));
                var (dif13Re, dif13Im) = (TLanes.Load(p1) - TLanes.Load(p3), TLanes.Load(p1 + lanes) - TLanes.Load(p3 + lanes));

                (sum02Re + sum13Re).Store(p0);
                (sum02Im + sum13Im).Store(p0 + lanes);
                StoreProduct(dif02Re + dif13Im, dif02Im - dif13Re, w[0], w[1], p1);
                StoreProduct(sum02Re - sum13Re, sum02Im - sum13Im, w[2], w[3], p2);
                StoreProduct(dif02Re - dif13Im, dif02Im + dif13Re, w[4], w[5], p3);
            }
        }
    }

    /// <summary>The mirror of <see cref="ForwardStage"/>: conjugate twiddles, then the butterfly.</summary>
    [MethodImpl(Kernel.Options)]
    private static void InverseStage(float* points, float[] twiddles, int quarter)
    {
        var lanes = TLanes.Count;
        var stride = (nint)quarter * 2 * lanes;
        fixed (float* table = twiddles)
        {
            var w = table;
            for (var j = 0; j < quarter; j++, w += 6, points += 2 * lanes)
            {
                var p0 = points;
                var p1 = p0 + stride;
                var p2 = p1 + stride;
                var p3 = p2 + stride;
                var (x0Re, x0Im) = (TLanes.Load(p0), TLanes.Load(p0 + lanes));
                LoadProduct(p1, w[0], -w[1], out var x1Re, out var x1Im);
                LoadProduct(p2, w[2], -w[3], out var x2Re, out var x2Im);
                LoadProduct(p3, w[4], -w[5], out var x3Re, out var x3Im);
                var (sum02Re, sum02Im, dif02Re, dif02Im) = (x0Re + x2Re, x0Im + x2Im, x0Re - x2Re, x0Im - x2Im);
                var (sum13Re, sum13Im, dif13Re, dif13Im) = (x1Re + x3Re, x1Im + x3Im, x1Re - x3Re, x1Im - x3Im);

                (sum02Re + sum13Re).Store(p0);
                (sum02Im + sum13Im).Store(p0 + lanes);
                (dif02Re - dif13Im).Store(p1);
                (dif02Im + dif13Re).Store(p1 + lanes);
                (sum02Re - sum13Re).Store(p2);
                (sum02Im - sum13Im).Store(p2 + lanes);
                (dif02Re + dif13Im).Store(p3);
                (dif02Im - dif13Re).Store(p3 + lanes);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreProduct(TLanes re, TLanes im, float wRe, float wIm, float* point)
    {
        var (cos, sin) = (TLanes.Broadcast(wRe), TLanes.Broadcast(wIm));
        (re * cos - im * sin).Store(point);
        TLanes.MultiplyAdd(re, sin, im * cos).Store(point + TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadProduct(float* point, float wRe, float wIm, out TLanes re, out TLanes im)
    {
        var (cos, sin) = (TLanes.Broadcast(wRe), TLanes.Broadcast(wIm));
        var (pointRe, pointIm) = (TLanes.Load(point), TLanes.Load(point + TLanes.Count));
        re = pointRe * cos - pointIm * sin;
        im = TLanes.MultiplyAdd(pointRe, sin, pointIm * cos);
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
