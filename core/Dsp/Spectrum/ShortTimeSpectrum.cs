using GenreFunctions.Dsp.Fourier;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Spectrum;

/// <summary>
/// The one short-time Fourier transform that all features share: D[k, t] = sum over n of w[n] y[512 t + n] exp(-2 pi i k n / 2048) and its
/// magnitude S = |D|, for 1,025 bins k and 1 + samples / 512 frames t.
/// </summary>
/// <remarks>
/// Frames are held in blocks of as many as there are lanes, bins lane-major inside: frame t is lane t mod lanes of block t / lanes. The lanes
/// behind the last frame are silent. Bins are padded with zeros to a whole number of tiles. Not thread-safe.
/// </remarks>
internal sealed unsafe class ShortTimeSpectrum<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly LaneBuffer _window = new(AnalysisFrame.LengthSamples);
    private readonly LaneBuffer _spectrum;
    private readonly LaneBuffer _magnitudes;

    public ShortTimeSpectrum(int maximumFrames, RealFourier<TLanes> fourier)
    {
        Fourier = fourier;
        Hops = new HopColumns<TLanes>(maximumFrames);
        var blocks = (maximumFrames + TLanes.Count - 1) / TLanes.Count;
        _spectrum = new LaneBuffer((long)blocks * 2 * AnalysisFrame.BinCount * TLanes.Count);
        _magnitudes = new LaneBuffer((long)blocks * PaddedBinCount * TLanes.Count);
        var hann = HannWindow.Periodic(AnalysisFrame.LengthSamples);
        for (var n = 0; n < hann.Length; n++)
            _window.Start[n] = (float)hann[n];
    }

    /// <summary>Bins of a block, rounded up to whole tiles.</summary>
    public static int PaddedBinCount => (AnalysisFrame.BinCount + TLanes.Count - 1) / TLanes.Count * TLanes.Count;

    public RealFourier<TLanes> Fourier { get; }

    /// <summary>The samples, hops side by side.</summary>
    public HopColumns<TLanes> Hops { get; }

    /// <summary>The analysis window, 2,048 values.</summary>
    public float* Window => _window.Start;

    public int FrameCount { get; private set; }

    public int BlockCount => (FrameCount + TLanes.Count - 1) / TLanes.Count;

    /// <summary>The complex bins of a block: for each bin all lanes' real parts, then their imaginary parts.</summary>
    public float* Bins(int block) => _spectrum.Start + (long)block * 2 * AnalysisFrame.BinCount * TLanes.Count;

    /// <summary>The magnitudes of a block: for each bin all lanes.</summary>
    public float* Magnitudes(int block) => _magnitudes.Start + (long)block * PaddedBinCount * TLanes.Count;

    public void Analyse(PaddedSignal signal)
    {
        FrameCount = signal.FrameCount;
        Hops.Fill(signal);
        for (var block = 0; block < BlockCount; block++)
        {
            var firstFrame = block * TLanes.Count;
            var frames = new WindowedFrames<TLanes>(Hops.Hop(firstFrame), Hops.Stride, Window, Math.Min(TLanes.Count, FrameCount - firstFrame));
            Fourier.Forward(frames, Bins(block), Magnitudes(block));
        }
    }
}
