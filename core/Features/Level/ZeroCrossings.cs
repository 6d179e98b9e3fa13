using System.Numerics;
using System.Runtime.CompilerServices;
using GenreFunctions.Dsp;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Lanes;

namespace GenreFunctions.Features.Level;

/// <summary>
/// How often the sign changes between neighbouring samples of a frame, divided by the 2,048 samples of the frame. Values up to 1e-10 count
/// as zero, and zero as positive; beyond the ends the signal stands still. Source: <c>librosa.feature.zero_crossing_rate</c>.
/// Frames overlap by whole hops, so each hop is counted once. Not thread-safe.
/// </summary>
internal sealed unsafe class ZeroCrossings<TLanes>(int maximumFrames)
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const float Threshold = 1e-10f;

    private readonly int[] _hopCounts = new int[maximumFrames + AnalysisFrame.HopsPerFrame];
    private readonly FrameRows _rates = new(1, maximumFrames);

    public Moments Measure(PaddedSignal signal)
    {
        var frames = signal.FrameCount;
        for (var hop = 0; hop < frames + AnalysisFrame.HopsPerFrame - 1; hop++)
            _hopCounts[hop] = CountIn(signal, hop);

        var row = _rates.Row(0);
        for (var frame = 0; frame < frames; frame++)
        {
            var count = 0;
            for (var hop = frame; hop < frame + AnalysisFrame.HopsPerFrame; hop++)
                count += _hopCounts[hop];

            // The change into a frame's first sample is not a change inside the frame.
            if (CrossesInto(signal, (long)frame * AnalysisFrame.HopSamples))
                count--;
            row[frame] = (float)count / AnalysisFrame.LengthSamples;
        }

        return Moments.Of(_rates, 0, frames);
    }

    /// <summary>Changes into the samples of one hop, counted from the start of the padding.</summary>
    [MethodImpl(Kernel.Options)]
    private static int CountIn(PaddedSignal signal, int hop)
    {
        var (first, end) = ((long)hop * AnalysisFrame.HopSamples, (hop + 1L) * AnalysisFrame.HopSamples);
        first = Math.Max(first, AnalysisFrame.PaddingSamples + 1);
        end = Math.Min(end, AnalysisFrame.PaddingSamples + (long)signal.SampleCount);

        var count = 0;
        var threshold = TLanes.Broadcast(-Threshold);
        var sample = first;
        for (; sample + TLanes.Count <= end; sample += TLanes.Count)
        {
            var here = TLanes.LessMask(TLanes.Load(signal.Padded + sample), threshold);
            var before = TLanes.LessMask(TLanes.Load(signal.Padded + sample - 1), threshold);
            count += BitOperations.PopCount(here ^ before);
        }

        for (; sample < end; sample++)
            count += CrossesInto(signal, sample) ? 1 : 0;
        return count;
    }

    private static bool CrossesInto(PaddedSignal signal, long sample) =>
        sample > AnalysisFrame.PaddingSamples && sample < AnalysisFrame.PaddingSamples + (long)signal.SampleCount
        && signal.Padded[sample] < -Threshold != signal.Padded[sample - 1] < -Threshold;
}
