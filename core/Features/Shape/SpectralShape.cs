using System.Runtime.CompilerServices;
using GenreFunctions.Dsp;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Lanes;

namespace GenreFunctions.Features.Shape;

/// <summary>
/// Where a frame's spectrum lies and how wide it is, in Hz, from the magnitudes S over the bins' frequencies f:
/// centroid = sum(f S) / sum(S); bandwidth = sqrt(sum(S (f - centroid)^2) / sum(S)); rolloff = the smallest f below or at which 85 % of sum(S) lie.
/// Source: <c>librosa.feature.spectral_centroid</c>, <c>spectral_bandwidth(p=2)</c>, <c>spectral_rolloff(roll_percent=0.85)</c>.
/// </summary>
/// <remarks>The running sum is in float, bin after bin, as librosa's is: whether a frame rolls off one bin earlier depends on its rounding. Not thread-safe.</remarks>
internal sealed unsafe class SpectralShape<TLanes>(int maximumFrames)
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const int CentroidRow = 0;
    private const int BandwidthRow = 1;
    private const int RolloffRow = 2;
    private const float RolloffShare = 0.85f;

    private readonly FrameRows _rows = new(3, maximumFrames);
    private int _frameCount;

    public Moments CentroidHz => Moments.Of(_rows, CentroidRow, _frameCount);

    public Moments BandwidthHz => Moments.Of(_rows, BandwidthRow, _frameCount);

    public Moments RolloffHz => Moments.Of(_rows, RolloffRow, _frameCount);

    public void Measure(ShortTimeSpectrum<TLanes> spectrum)
    {
        _frameCount = spectrum.FrameCount;
        for (var block = 0; block < spectrum.BlockCount; block++)
            MeasureBlock(spectrum.Magnitudes(block), block * TLanes.Count);
    }

    [MethodImpl(Kernel.Options)]
    private void MeasureBlock(float* magnitudes, int firstFrame)
    {
        var (zero, one) = (TLanes.Broadcast(0), TLanes.Broadcast(1));
        var (sum, moment) = (zero, zero);
        for (var bin = 0; bin < AnalysisFrame.BinCount; bin++)
        {
            var magnitude = TLanes.Load(magnitudes + bin * TLanes.Count);
            sum += magnitude;
            moment = TLanes.MultiplyAdd(TLanes.Broadcast(bin), magnitude, moment);
        }

        var divisor = TLanes.SelectLess(sum, TLanes.Broadcast(AnalysisFrame.Tiny), one, sum);
        var centroid = moment / divisor;
        var threshold = TLanes.Broadcast(RolloffShare) * sum;
        var (running, spread, rolloff) = (zero, zero, zero);
        for (var bin = 0; bin < AnalysisFrame.BinCount; bin++)
        {
            var magnitude = TLanes.Load(magnitudes + bin * TLanes.Count);
            var distance = TLanes.Broadcast(bin) - centroid;
            spread = TLanes.MultiplyAdd(magnitude * distance, distance, spread);
            running += magnitude;
            rolloff += TLanes.SelectLess(running, threshold, one, zero);
        }

        var binHz = TLanes.Broadcast((float)AnalysisFrame.BinHz);
        (centroid * binHz).Store(_rows.Row(CentroidRow) + firstFrame);
        (TLanes.SquareRoot(spread / divisor) * binHz).Store(_rows.Row(BandwidthRow) + firstFrame);
        (rolloff * binHz).Store(_rows.Row(RolloffRow) + firstFrame);
    }
}
