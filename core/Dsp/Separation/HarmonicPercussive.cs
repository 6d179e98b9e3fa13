using System.Runtime.CompilerServices;
using GenreFunctions.Dsp.Medians;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Separation;

/// <summary>
/// Splits a signal into its harmonic and its percussive part. With H the median over 31 frames and P the median over 31 bins of the
/// magnitudes, the harmonic part keeps the share H^2 / (H^2 + P^2) of every bin. Source: <c>librosa.effects.hpss</c> (Fitzgerald, "Harmonic/
/// percussive separation using median filtering", DAFx 2010; power 2, margin 1).
/// </summary>
/// <remarks>
/// The two shares add up to one and the transform is linear, so the percussive signal is what the harmonic one leaves of the original: one
/// inverse transform is enough. As in librosa 0.8 both signals end with the last frame's centre and are zero behind it. Not thread-safe.
/// </remarks>
internal sealed unsafe class HarmonicPercussive<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>
    /// Squared Hann windows a quarter of their length apart add up to this everywhere; at the two ends of the signal one of the four is missing.
    /// </summary>
    private const double WindowPower = 1.5;

    private const int HalfLength = AnalysisFrame.LengthSamples / 2;

    /// <summary>Far below any share that counts, far above what a float cannot hold: makes the shares of a silent bin 1/2 each.</summary>
    private const float Epsilon = 1e-30f;

    private readonly HarmonicMedian<TLanes> _harmonic;
    private readonly RunningMedian31<TLanes> _median = new();
    private readonly LaneBuffer _percussive = new((AnalysisFrame.BinCount + RunningMedian31<TLanes>.Tile - 1) * TLanes.Count);
    private readonly LaneBuffer _signal;
    private readonly LaneBuffer _startScale = new(AnalysisFrame.HopSamples);
    private readonly LaneBuffer _middleScale = new(AnalysisFrame.HopSamples);
    private readonly LaneBuffer _endScale = new(AnalysisFrame.HopSamples);

    public HarmonicPercussive(int maximumFrames)
    {
        _harmonic = new HarmonicMedian<TLanes>(maximumFrames);
        _signal = new LaneBuffer((long)(maximumFrames - 1) * AnalysisFrame.HopSamples + AnalysisFrame.LengthSamples);
        var hann = HannWindow.Periodic(AnalysisFrame.LengthSamples);
        for (var n = 0; n < AnalysisFrame.HopSamples; n++)
        {
            // 1 / HalfLength is what the inverse transform leaves undone.
            _middleScale.Start[n] = (float)(1 / WindowPower / HalfLength);
            _startScale.Start[n] = (float)(1 / (WindowPower - Math.Pow(hann[n + AnalysisFrame.LengthSamples - AnalysisFrame.HopSamples], 2)) / HalfLength);
            _endScale.Start[n] = (float)(1 / (WindowPower - Math.Pow(hann[n], 2)) / HalfLength);
        }
    }

    /// <summary>Moments of the harmonic and of the percussive signal over all samples.</summary>
    public (Moments Harmonic, Moments Percussive) Separate(ShortTimeSpectrum<TLanes> spectrum, PaddedSignal original)
    {
        _harmonic.Compute(spectrum);
        _signal.Span.Clear();
        for (var block = 0; block < spectrum.BlockCount; block++)
        {
            _median.Filter(spectrum.Magnitudes(block), _percussive.Start, AnalysisFrame.BinCount);
            Share(_harmonic.Block(block), _percussive.Start);
            spectrum.Fourier.Inverse(spectrum.Bins(block), _percussive.Start);
            OverlapAdd(spectrum, block * TLanes.Count);
        }

        return Measure(original);
    }

    /// <summary>The harmonic share of every bin and frame, in place of the percussive median.</summary>
    [MethodImpl(Kernel.Options)]
    private static void Share(float* harmonic, float* percussive)
    {
        var (one, tiny, epsilon) = (TLanes.Broadcast(1), TLanes.Broadcast(AnalysisFrame.Tiny), TLanes.Broadcast(Epsilon));
        for (var bin = 0; bin < AnalysisFrame.BinCount; bin++, harmonic += TLanes.Count, percussive += TLanes.Count)
        {
            var (h, p) = (TLanes.Load(harmonic), TLanes.Load(percussive));
            var scale = one / TLanes.Max(tiny, TLanes.Max(h, p));
            h *= scale;
            p *= scale;
            h = TLanes.MultiplyAdd(h, h, epsilon);
            p = TLanes.MultiplyAdd(p, p, epsilon);
            (h / (h + p)).Store(percussive);
        }
    }

    /// <summary>Turns the transformed tiles back into frames, windows them again and adds them where they belong.</summary>
    [MethodImpl(Kernel.Options)]
    private void OverlapAdd(ShortTimeSpectrum<TLanes> spectrum, int firstFrame)
    {
        var lanes = TLanes.Count;
        var frames = Math.Min(lanes, spectrum.FrameCount - firstFrame);
        for (var n = 0; n < AnalysisFrame.LengthSamples; n += lanes)
        {
            var tile = spectrum.Fourier.Samples + n * lanes;
            LaneTile<TLanes>.Transpose(tile, lanes, tile);
            var window = TLanes.Load(spectrum.Window + n);
            for (var lane = 0; lane < frames; lane++)
            {
                var sum = _signal.Start + (long)(firstFrame + lane) * AnalysisFrame.HopSamples + n;
                TLanes.MultiplyAdd(window, TLanes.Load(tile + lane * lanes), TLanes.Load(sum)).Store(sum);
            }
        }
    }

    private (Moments Harmonic, Moments Percussive) Measure(PaddedSignal original)
    {
        var hops = original.FrameCount - 1;
        var (harmonic, percussive) = (default(SampleSums), default(SampleSums));
        for (var hop = 0; hop < hops; hop++)
        {
            var scale = hop == 0 ? _startScale : hop == hops - 1 ? _endScale : _middleScale;
            var sample = (long)hop * AnalysisFrame.HopSamples;
            MeasureHop(
                _signal.Start + AnalysisFrame.PaddingSamples + sample, scale.Start, original.Samples + sample, ref harmonic, ref percussive);
        }

        return (harmonic.Over(original.SampleCount), percussive.Over(original.SampleCount));
    }

    /// <summary>Sums in float inside a hop, which is exact enough for 512 values, and in double over the hops.</summary>
    [MethodImpl(Kernel.Options)]
    private static void MeasureHop(float* signal, float* scale, float* original, ref SampleSums harmonic, ref SampleSums percussive)
    {
        var zero = TLanes.Broadcast(0);
        var (harmonicSum, harmonicSquares, percussiveSum, percussiveSquares) = (zero, zero, zero, zero);
        for (var n = 0; n < AnalysisFrame.HopSamples; n += TLanes.Count)
        {
            var h = TLanes.Load(signal + n) * TLanes.Load(scale + n);
            var p = TLanes.Load(original + n) - h;
            harmonicSum += h;
            harmonicSquares = TLanes.MultiplyAdd(h, h, harmonicSquares);
            percussiveSum += p;
            percussiveSquares = TLanes.MultiplyAdd(p, p, percussiveSquares);
        }

        harmonic.Add(TLanes.Sum(harmonicSum), TLanes.Sum(harmonicSquares));
        percussive.Add(TLanes.Sum(percussiveSum), TLanes.Sum(percussiveSquares));
    }
}
