using System.Numerics;
using System.Runtime.CompilerServices;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Onset;

/// <summary>
/// How regularly onsets recur, for every distance in frames: the autocorrelation of the onset envelope in Hann windows of eight seconds
/// around each frame, divided by its value at distance 0, averaged over the frames. Beyond its ends the envelope falls to zero in a straight
/// line over half a window. Source: <c>librosa.feature.tempogram</c> averaged over time. Not thread-safe.
/// </summary>
/// <remarks>
/// With e the envelope, w the window and g the inverse energy of window f, distance d has the sum over f and n of
/// g[f] w[n] w[n+d] e[f+n] e[f+n+d]. Summed over f first, a pair e[m] e[m+d] is worked on once, not once a window: what the windows make of
/// it is the sum over f of g[f] w[m-f] w[m+d-f], and as w is a cosine this follows from a few running sums over f (<see cref="WindowSums"/>),
/// those of the windows that have begun by m less those that have ended before m + d. Differences ask for double precision, and all windows of
/// very different weight would still drown each other, so the heaviest are added by the definition: docs/adr/0024. Distances at which nothing
/// recurs come out as exactly zero, which the logarithm behind needs.
/// </remarks>
internal sealed class Tempogram
{
    /// <summary>floor(8 s * 22050 / 512) frames.</summary>
    public const int WindowFrames = 344;

    /// <summary>Weights beyond this many times the smallest do not share its running sums: of a double's 16 digits ten are left.</summary>
    private const double LargestWeightRatio = 1e6;

    private readonly double[] _hann = HannWindow.Periodic(WindowFrames);
    private readonly double[] _squaredHann;
    private readonly double[] _envelope;
    private readonly double[] _squares;
    private readonly double[] _weights;
    private readonly WindowSums _begun;
    private readonly WindowSums _ended;
    private readonly double[] _windowed = new double[2 * WindowFrames];
    private readonly double[] _strengths = new double[WindowFrames];
    private int _frames;

    /// <summary>Where the padded envelope is not zero, from the first to behind the last such value: only there do products count.</summary>
    private int _soundingStart, _soundingEnd;

    public Tempogram(int maximumFrames)
    {
        _squaredHann = Array.ConvertAll(_hann, value => value * value);
        var length = maximumFrames + WindowFrames + Vector<double>.Count;
        _envelope = new double[length];
        _squares = new double[length];
        _weights = new double[maximumFrames];
        _begun = new WindowSums(length);
        _ended = new WindowSums(length);
    }

    /// <summary>The averages for distances 0 to 343; only those from <c>firstDistance</c> on are computed.</summary>
    public ReadOnlySpan<double> Strengths => _strengths;

    public void Compute(ReadOnlySpan<float> onsets, int firstDistance)
    {
        _frames = onsets.Length;
        Pad(onsets);
        Weigh();
        Array.Clear(_strengths);
        AddHeaviest(firstDistance);
        SumWindows();
        for (var distance = firstDistance; distance < WindowFrames; distance++)
            _strengths[distance] = Math.Max(0, _strengths[distance] + SumPairs(distance)) / _frames;
    }

    private void Pad(ReadOnlySpan<float> onsets)
    {
        const int half = WindowFrames / 2;
        Array.Clear(_envelope);
        for (var i = 0; i < onsets.Length; i++)
            _envelope[half + i] = onsets[i];
        for (var i = 0; i < half; i++)
        {
            _envelope[i] = onsets[0] * i / half;
            _envelope[half + onsets.Length + i] = onsets[^1] * (half - 1 - i) / half;
        }

        _soundingStart = Math.Max(0, _envelope.AsSpan().IndexOfAnyExcept(0.0));
        _soundingEnd = _envelope.AsSpan().LastIndexOfAnyExcept(0.0) + 1;
    }

    /// <summary>One over each window's energy, 0 for an empty window.</summary>
    private void Weigh()
    {
        for (var i = 0; i < _squares.Length; i++)
            _squares[i] = _envelope[i] * _envelope[i];
        for (var frame = 0; frame < _frames; frame++)
            _weights[frame] = Product(_squares, frame, _squaredHann, 0, WindowFrames) is > 0 and var energy ? 1 / energy : 0;
    }

    /// <summary>Windows that are too heavy for the running sums, each by the definition.</summary>
    private void AddHeaviest(int firstDistance)
    {
        var smallest = double.MaxValue;
        foreach (var weight in _weights.AsSpan(0, _frames))
            smallest = weight > 0 ? Math.Min(smallest, weight) : smallest;
        for (var frame = 0; frame < _frames; frame++)
        {
            if (_weights[frame] / LargestWeightRatio <= smallest)
                continue;
            for (var n = 0; n < WindowFrames; n++)
                _windowed[n] = _envelope[frame + n] * _hann[n];
            for (var distance = firstDistance; distance < WindowFrames; distance++)
                _strengths[distance] += _weights[frame] * Product(_windowed, 0, _windowed, distance, WindowFrames - distance);
            _weights[frame] = 0;
        }
    }

    private void SumWindows()
    {
        _begun.Clear();
        _ended.Clear();
        for (var m = 0; m < _frames + WindowFrames; m++)
        {
            if (m < _frames)
                _begun.Add(m, _weights[m]);
            if (m >= WindowFrames)
                _ended.Add(m - WindowFrames, _weights[m - WindowFrames]);
            _begun.Keep(m);
            _ended.Keep(m);
        }
    }

    /// <summary>
    /// With c and s the cosine and sine of 2 pi d / 344, w[n] w[n+d] is a quarter of 1 + c/2 - (cos n + cos (n+d)) + cos(2n+d)/2, angles in
    /// 344ths of a turn. No window has ended before frame 344, so up to there half of the sums are nothing.
    /// </summary>
    [MethodImpl(Kernel.Options)]
    private double SumPairs(int distance)
    {
        var (c, s) = (WindowSums.Cosines[distance], WindowSums.Sines[distance]);
        Vector<double> a0 = default, a1 = default, a2 = default, a3 = default, a4 = default;
        Vector<double> b0 = default, b1 = default, b2 = default, b3 = default, b4 = default;
        double[] e = _envelope, even = _begun.Even, cos1 = _begun.Cos1, sin1 = _begun.Sin1, cos2 = _begun.Cos2, sin2 = _begun.Sin2;
        var (m, end) = (_soundingStart, _soundingEnd - distance);
        for (var unended = Math.Min(end, WindowFrames - distance - Vector<double>.Count); m < unended; m += Vector<double>.Count)
        {
            var pair = At(e, m) * At(e, m + distance);
            a0 = Vector.MultiplyAddEstimate(pair, At(even, m), a0);
            a1 = Vector.MultiplyAddEstimate(pair, At(cos1, m), a1);
            a2 = Vector.MultiplyAddEstimate(pair, At(sin1, m), a2);
            a3 = Vector.MultiplyAddEstimate(pair, At(cos2, m), a3);
            a4 = Vector.MultiplyAddEstimate(pair, At(sin2, m), a4);
        }

        double[] endedEven = _ended.Even, endedCos1 = _ended.Cos1, endedSin1 = _ended.Sin1, endedCos2 = _ended.Cos2, endedSin2 = _ended.Sin2;
        for (; m < end; m += Vector<double>.Count)
        {
            var pair = At(e, m) * At(e, m + distance);
            a0 = Vector.MultiplyAddEstimate(pair, At(even, m), a0);
            a1 = Vector.MultiplyAddEstimate(pair, At(cos1, m), a1);
            a2 = Vector.MultiplyAddEstimate(pair, At(sin1, m), a2);
            a3 = Vector.MultiplyAddEstimate(pair, At(cos2, m), a3);
            a4 = Vector.MultiplyAddEstimate(pair, At(sin2, m), a4);
            b0 = Vector.MultiplyAddEstimate(pair, At(endedEven, m + distance), b0);
            b1 = Vector.MultiplyAddEstimate(pair, At(endedCos1, m + distance), b1);
            b2 = Vector.MultiplyAddEstimate(pair, At(endedSin1, m + distance), b2);
            b3 = Vector.MultiplyAddEstimate(pair, At(endedCos2, m + distance), b3);
            b4 = Vector.MultiplyAddEstimate(pair, At(endedSin2, m + distance), b4);
        }

        var constant = (1 + c / 2) * Vector.Sum(a0 - b0);
        var once = (1 + c) * Vector.Sum(a1 - b1) - s * Vector.Sum(a2 + b2);
        var twice = c * Vector.Sum(a3 - b3) - s * Vector.Sum(a4 + b4);
        return (constant - once + twice / 2) / 4;
    }

    [MethodImpl(Kernel.Options)]
    private static double Product(double[] a, int aStart, double[] b, int bStart, int count)
    {
        Vector<double> sum0 = default, sum1 = default;
        var i = 0;
        for (; i + 2 * Vector<double>.Count <= count; i += 2 * Vector<double>.Count)
        {
            sum0 = Vector.MultiplyAddEstimate(At(a, aStart + i), At(b, bStart + i), sum0);
            sum1 = Vector.MultiplyAddEstimate(
                At(a, aStart + i + Vector<double>.Count), At(b, bStart + i + Vector<double>.Count), sum1);
        }

        var sum = Vector.Sum(sum0 + sum1);
        for (; i < count; i++)
            sum += a[aStart + i] * b[bStart + i];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> At(double[] values, int index) =>
        Vector.LoadUnsafe(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(values), (nuint)index);
}
