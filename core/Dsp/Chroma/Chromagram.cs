using System.Runtime.CompilerServices;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Chroma;

/// <summary>
/// The strength of the twelve pitch classes in every frame, W S^2 for the estimated tuning, each frame divided by its maximum.
/// Source: <c>librosa.feature.chroma_stft</c>. Not thread-safe.
/// </summary>
internal sealed unsafe class Chromagram<TLanes>(int maximumFrames)
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>Classes computed in one pass over the bins: enough independent sums to keep the adders busy.</summary>
    private const int Group = 6;

    private readonly TuningEstimator<TLanes> _tuning = new(maximumFrames);
    private readonly FrameRows _classes = new(ChromaFilterBank.ClassCount, maximumFrames);

    /// <summary>A row for each pitch class from C on.</summary>
    public FrameRows Classes => _classes;

    public void Compute(ShortTimeSpectrum<TLanes> spectrum)
    {
        var filters = ChromaFilterBank.For(_tuning.EstimateBin(spectrum));
        for (var block = 0; block < spectrum.BlockCount; block++)
        {
            for (var first = 0; first < ChromaFilterBank.ClassCount; first += Group)
                Weigh(filters, spectrum.Magnitudes(block), first, block * TLanes.Count);
            Normalise(block * TLanes.Count);
        }
    }

    [MethodImpl(Kernel.Options)]
    private void Weigh(ChromaFilterBank filters, float* magnitudes, int firstClass, int firstFrame)
    {
        var (c0, c1, c2) = (TLanes.Broadcast(0), TLanes.Broadcast(0), TLanes.Broadcast(0));
        var (c3, c4, c5) = (c0, c1, c2);
        fixed (float* weights = filters.Weights)
        {
            var weight = weights + firstClass;
            for (var bin = 0; bin < AnalysisFrame.BinCount; bin++, magnitudes += TLanes.Count, weight += ChromaFilterBank.ClassCount)
            {
                var magnitude = TLanes.Load(magnitudes);
                var power = magnitude * magnitude;
                c0 = TLanes.MultiplyAdd(TLanes.Broadcast(weight[0]), power, c0);
                c1 = TLanes.MultiplyAdd(TLanes.Broadcast(weight[1]), power, c1);
                c2 = TLanes.MultiplyAdd(TLanes.Broadcast(weight[2]), power, c2);
                c3 = TLanes.MultiplyAdd(TLanes.Broadcast(weight[3]), power, c3);
                c4 = TLanes.MultiplyAdd(TLanes.Broadcast(weight[4]), power, c4);
                c5 = TLanes.MultiplyAdd(TLanes.Broadcast(weight[5]), power, c5);
            }
        }

        c0.Store(_classes.Row(firstClass) + firstFrame);
        c1.Store(_classes.Row(firstClass + 1) + firstFrame);
        c2.Store(_classes.Row(firstClass + 2) + firstFrame);
        c3.Store(_classes.Row(firstClass + 3) + firstFrame);
        c4.Store(_classes.Row(firstClass + 4) + firstFrame);
        c5.Store(_classes.Row(firstClass + 5) + firstFrame);
    }

    private void Normalise(int firstFrame)
    {
        var largest = TLanes.Broadcast(0);
        for (var c = 0; c < ChromaFilterBank.ClassCount; c++)
            largest = TLanes.Max(largest, TLanes.Load(_classes.Row(c) + firstFrame));

        // A silent frame is left as it is.
        var one = TLanes.Broadcast(1);
        var scale = one / TLanes.SelectLess(largest, TLanes.Broadcast(AnalysisFrame.Tiny), one, largest);
        for (var c = 0; c < ChromaFilterBank.ClassCount; c++)
            (TLanes.Load(_classes.Row(c) + firstFrame) * scale).Store(_classes.Row(c) + firstFrame);
    }
}
