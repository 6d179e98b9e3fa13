using System.Runtime.CompilerServices;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Fourier;

/// <summary>
/// The Fourier transform of real samples, one transform in each lane: 2 M samples give the M + 1 frequencies 0 .. M.
/// </summary>
/// <remarks>
/// The samples are read as M complex points z[n] = x[2n] + i x[2n+1], transformed, and split: with E and O the transforms of the even and
/// the odd samples, X[k] = E[k] + w^k O[k] and X[M-k] = conj(E[k] - w^k O[k]), w = exp(-i pi / M). The inverse runs the same way back.
/// Source: Press et al., Numerical Recipes, section 12.3. Not thread-safe: it works in a buffer of its own.
/// </remarks>
internal sealed unsafe class RealFourier<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly ComplexFourier<TLanes> _complex;
    private readonly float[] _splits;
    private readonly LaneBuffer _points;
    private readonly int _half;

    /// <summary>Prepares transforms of <paramref name="length"/> samples, twice a power of four.</summary>
    public RealFourier(int length)
    {
        _half = length / 2;
        _complex = new ComplexFourier<TLanes>(_half);
        _points = new LaneBuffer(length * TLanes.Count);
        _splits = Enumerable.Range(0, _half / 2 + 1)
            .SelectMany(k => new[] { (float)Math.Cos(Math.PI * k / _half), (float)-Math.Sin(Math.PI * k / _half) })
            .ToArray();
    }

    /// <summary>Transforms samples, read as complex points: even samples are real parts, odd ones imaginary parts.</summary>
    /// <param name="samples">2 M samples.</param>
    /// <param name="spectrum">M + 1 complex values, lane-major: real parts, then imaginary parts, of each frequency.</param>
    /// <param name="magnitudes">M + 1 magnitudes, lane-major.</param>
    public void Forward<TSource>(in TSource samples, float* spectrum, float* magnitudes)
        where TSource : struct, IPointSource<TLanes>
    {
        _complex.Forward(samples, _points.Start);
        Split(spectrum, magnitudes);
    }

    /// <summary>Transforms back, without the division by M.</summary>
    /// <param name="spectrum">As <see cref="Forward"/> gives it.</param>
    /// <param name="gains">A real factor for each frequency and lane, applied on the way.</param>
    /// <param name="samples">Takes 2 M samples as complex points.</param>
    public void Inverse<TSink>(float* spectrum, float* gains, in TSink samples)
        where TSink : struct, IPointSink<TLanes>
    {
        Join(spectrum, gains);
        _complex.Inverse(_points.Start, samples);
    }

    [MethodImpl(Kernel.Options)]
    private void Split(float* spectrum, float* magnitudes)
    {
        var zero = TLanes.Broadcast(0);
        var half = TLanes.Broadcast(0.5f);
        var (z0Re, z0Im) = LoadPoint(0);
        Store(spectrum, magnitudes, 0, z0Re + z0Im, zero);
        Store(spectrum, magnitudes, _half, z0Re - z0Im, zero);
        for (var k = 1; k <= _half / 2; k++)
        {
            var (aRe, aIm) = LoadPoint(k);
            var (bRe, bIm) = LoadPoint(_half - k);
            var (evenRe, evenIm) = (half * (aRe + bRe), half * (aIm - bIm));
            var (oddRe, oddIm) = (half * (aIm + bIm), half * (bRe - aRe));
            var (cos, sin) = (TLanes.Broadcast(_splits[2 * k]), TLanes.Broadcast(_splits[2 * k + 1]));
            var turnedRe = TLanes.MultiplySubtract(oddRe, cos, oddIm * sin);
            var turnedIm = TLanes.MultiplyAdd(oddRe, sin, oddIm * cos);
            Store(spectrum, magnitudes, k, evenRe + turnedRe, evenIm + turnedIm);
            Store(spectrum, magnitudes, _half - k, evenRe - turnedRe, turnedIm - evenIm);
        }
    }

    [MethodImpl(Kernel.Options)]
    private void Join(float* spectrum, float* gains)
    {
        var half = TLanes.Broadcast(0.5f);
        var (firstRe, _) = LoadFrequency(spectrum, gains, 0);
        var (lastRe, _) = LoadFrequency(spectrum, gains, _half);
        StorePoint(0, half * (firstRe + lastRe), half * (firstRe - lastRe));
        for (var k = 1; k <= _half / 2; k++)
        {
            var (aRe, aIm) = LoadFrequency(spectrum, gains, k);
            var (bRe, bIm) = LoadFrequency(spectrum, gains, _half - k);
            var (evenRe, evenIm) = (half * (aRe + bRe), half * (aIm - bIm));
            var (turnedRe, turnedIm) = (half * (aRe - bRe), half * (aIm + bIm));
            var (cos, sin) = (TLanes.Broadcast(_splits[2 * k]), TLanes.Broadcast(_splits[2 * k + 1]));
            var oddRe = TLanes.MultiplyAdd(turnedRe, cos, turnedIm * sin);
            var oddIm = TLanes.MultiplySubtract(turnedIm, cos, turnedRe * sin);
            StorePoint(k, evenRe - oddIm, evenIm + oddRe);
            StorePoint(_half - k, evenRe + oddIm, oddRe - evenIm);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (TLanes Re, TLanes Im) LoadPoint(int k)
    {
        var point = _points.Start + _complex.PositionOf[k] * 2 * TLanes.Count;
        return (TLanes.Load(point), TLanes.Load(point + TLanes.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void StorePoint(int k, TLanes re, TLanes im)
    {
        var point = _points.Start + _complex.PositionOf[k] * 2 * TLanes.Count;
        re.Store(point);
        im.Store(point + TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TLanes Re, TLanes Im) LoadFrequency(float* spectrum, float* gains, int k)
    {
        var gain = TLanes.Load(gains + k * TLanes.Count);
        var value = spectrum + k * 2 * TLanes.Count;
        return (gain * TLanes.Load(value), gain * TLanes.Load(value + TLanes.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* spectrum, float* magnitudes, int k, TLanes re, TLanes im)
    {
        re.Store(spectrum + k * 2 * TLanes.Count);
        im.Store(spectrum + (k * 2 + 1) * TLanes.Count);
        TLanes.SquareRoot(TLanes.MultiplyAdd(re, re, im * im)).Store(magnitudes + k * TLanes.Count);
    }
}
