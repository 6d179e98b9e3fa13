using System.Runtime.CompilerServices;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Separation;

/// <summary>
/// Adds overlapping frames up to the harmonic signal, takes that from the original, and measures both, block after block. Source:
/// <c>librosa.istft</c>, which divides by the sum of the squared windows. Not thread-safe.
/// </summary>
/// <remarks>
/// Hop t is the first quarter of frame t, the second of frame t - 1, and so on. With a frame in each lane, hops t to t + 15 are the sum of four
/// vectors, each a lane further back; the lanes before them are the end of the block before. So frames need not be turned back into samples.
/// </remarks>
internal sealed unsafe class OverlapAdd<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>
    /// Squared Hann windows a quarter of their length apart add up to this everywhere; at the two ends of the signal one of the four is missing.
    /// </summary>
    private const double WindowPower = 1.5;

    private const int HalfLength = AnalysisFrame.LengthSamples / 2;

    /// <summary>The hops before it are padding.</summary>
    private const int FirstHop = AnalysisFrame.PaddingSamples / AnalysisFrame.HopSamples;

    private const int Before = OverlappingFrames<TLanes>.Before;
    private const int RowLength = OverlappingFrames<TLanes>.RowLength;

    /// <summary>1 / HalfLength is what the inverse transform leaves undone.</summary>
    private const float MiddleScale = (float)(1 / WindowPower / HalfLength);

    private readonly LaneBuffer _rows = new(AnalysisFrame.LengthSamples * RowLength);

    /// <summary>What the first and the last hop are scaled with beyond <see cref="MiddleScale"/>.</summary>
    private readonly LaneBuffer _firstScale = new(AnalysisFrame.HopSamples), _lastScale = new(AnalysisFrame.HopSamples);
    private ShortTimeSpectrum<TLanes>? _spectrum;
    private SampleSums _harmonic, _percussive;

    public OverlapAdd()
    {
        var hann = HannWindow.Periodic(AnalysisFrame.LengthSamples);
        for (var n = 0; n < AnalysisFrame.HopSamples; n++)
        {
            var (before, behind) = (hann[n + AnalysisFrame.LengthSamples - AnalysisFrame.HopSamples], hann[n]);
            _firstScale.Start[n] = (float)(1 / (WindowPower - before * before) / HalfLength) - MiddleScale;
            _lastScale.Start[n] = (float)(1 / (WindowPower - behind * behind) / HalfLength) - MiddleScale;
        }
    }

    /// <summary>Where a block's frames go.</summary>
    public OverlappingFrames<TLanes> Frames => new(_rows.Start, _spectrum!.Window);

    public void Begin(ShortTimeSpectrum<TLanes> spectrum)
    {
        _spectrum = spectrum;
        (_harmonic, _percussive) = (default, default);
        _rows.Span.Clear();
    }

    /// <summary>Adds up and measures the hops at which the frames of <paramref name="block"/> start.</summary>
    public void Measure(int block)
    {
        var hop = block * TLanes.Count;
        float* middle = stackalloc float[TLanes.Count], first = stackalloc float[TLanes.Count], last = stackalloc float[TLanes.Count];
        for (var lane = 0; lane < TLanes.Count; lane++)
        {
            middle[lane] = hop + lane >= FirstHop && hop + lane <= _spectrum!.FrameCount ? 1 : 0;
            first[lane] = hop + lane == FirstHop ? 1 : 0;
            last[lane] = hop + lane == _spectrum!.FrameCount ? 1 : 0;
        }

        MeasureHops(_spectrum!.Hops.Hop(hop), _spectrum.Hops.Stride, TLanes.Load(middle), TLanes.Load(first), TLanes.Load(last));
    }

    /// <summary>Moments of the harmonic and of the percussive signal over all samples.</summary>
    public (Moments Harmonic, Moments Percussive) End(int sampleCount)
    {
        // The signals end at the last frame's centre, in the hop behind that frame's first: a hop in which no frame may start.
        if (_spectrum!.FrameCount == _spectrum.BlockCount * TLanes.Count)
        {
            for (var n = 0; n < AnalysisFrame.LengthSamples; n++)
                TLanes.Broadcast(0).Store(_rows.Start + n * RowLength + Before);
            Measure(_spectrum.BlockCount);
        }

        return (_harmonic.Over(sampleCount), _percussive.Over(sampleCount));
    }

    /// <summary>Sums in float down a hop, which is exact enough for 512 values, and in double over the hops.</summary>
    [MethodImpl(Kernel.Options)]
    private void MeasureHops(float* original, nint stride, TLanes middle, TLanes first, TLanes last)
    {
        const int quarter = AnalysisFrame.HopSamples * RowLength;
        var zero = TLanes.Broadcast(0);
        var (harmonicSum, harmonicSquares, percussiveSum, percussiveSquares) = (zero, zero, zero, zero);
        var scale = middle * TLanes.Broadcast(MiddleScale);
        float* firstScale = _firstScale.Start, lastScale = _lastScale.Start, row = _rows.Start + Before;
        for (var n = 0; n < AnalysisFrame.HopSamples; n++, original += stride, row += RowLength)
        {
            var sum = TLanes.Load(row) + TLanes.Load(row + quarter - 1) + (TLanes.Load(row + 2 * quarter - 2) + TLanes.Load(row + 3 * quarter - 3));
            var atEnds = TLanes.MultiplyAdd(first, TLanes.Broadcast(firstScale[n]), last * TLanes.Broadcast(lastScale[n]));
            var h = sum * (scale + atEnds);
            var p = TLanes.MultiplySubtract(TLanes.Load(original), middle, h);
            harmonicSum += h;
            harmonicSquares = TLanes.MultiplyAdd(h, h, harmonicSquares);
            percussiveSum += p;
            percussiveSquares = TLanes.MultiplyAdd(p, p, percussiveSquares);
            KeepLast(row + quarter);
            KeepLast(row + 2 * quarter);
            KeepLast(row + 3 * quarter);
        }

        _harmonic.Add(TLanes.Sum(harmonicSum), TLanes.Sum(harmonicSquares));
        _percussive.Add(TLanes.Sum(percussiveSum), TLanes.Sum(percussiveSquares));
    }

    /// <summary>Puts the last three lanes in front of the next block's first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void KeepLast(float* lanes)
    {
        if (TLanes.Count >= AnalysisFrame.HopsPerFrame - 1)
        {
            TLanes.Load(lanes).Store(lanes - TLanes.Count);
            return;
        }

        for (var back = AnalysisFrame.HopsPerFrame - 1; back >= 1; back--)
            lanes[-back] = lanes[TLanes.Count - back];
    }
}
