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
    /// Makes the shares of a silent bin 1/2 each. Only magnitudes near 1e-18 feel it, far below what one step of a 32-bit sample makes; and squares
    /// of the largest, some 4e9, are far from overflowing.
    /// </summary>
    private const float Epsilon = 1e-36f;

    private readonly HarmonicMedian<TLanes> _harmonic;
    private readonly RunningMedian31<TLanes> _median = new();
    private readonly LaneBuffer _percussive = new((AnalysisFrame.BinCount + RunningMedian31<TLanes>.Tile - 1) * TLanes.Count);
    private readonly OverlapAdd<TLanes> _signals = new();

    public HarmonicPercussive(int maximumFrames) => _harmonic = new HarmonicMedian<TLanes>(maximumFrames);

    /// <summary>Moments of the harmonic and of the percussive signal over all samples.</summary>
    public (Moments Harmonic, Moments Percussive) Separate(ShortTimeSpectrum<TLanes> spectrum, PaddedSignal original)
    {
        _harmonic.Compute(spectrum);
        _signals.Begin(spectrum);
        for (var block = 0; block < spectrum.BlockCount; block++)
        {
            _median.Filter(spectrum.Magnitudes(block), _percussive.Start, AnalysisFrame.BinCount);
            Share(_harmonic.Block(block), _percussive.Start);
            spectrum.Fourier.Inverse(spectrum.Bins(block), _percussive.Start, _signals.Frames);
            _signals.Measure(block);
        }

        return _signals.End(original.SampleCount);
    }

    /// <summary>The harmonic share of every bin and frame, in place of the percussive median.</summary>
    [MethodImpl(Kernel.Options)]
    private static void Share(float* harmonic, float* percussive)
    {
        var epsilon = TLanes.Broadcast(Epsilon);
        for (var bin = 0; bin < AnalysisFrame.BinCount; bin++, harmonic += TLanes.Count, percussive += TLanes.Count)
        {
            var (h, p) = (TLanes.Load(harmonic), TLanes.Load(percussive));
            h = TLanes.MultiplyAdd(h, h, epsilon);
            (h / TLanes.MultiplyAdd(p, p, h + epsilon)).Store(percussive);
        }
    }
}
