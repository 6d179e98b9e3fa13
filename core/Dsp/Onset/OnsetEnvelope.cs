using System.Runtime.CompilerServices;
using GenreFunctions.Dsp.Mel;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Onset;

/// <summary>
/// How strongly sound sets in at every frame: the median over the mel bands of the rise in decibels since the frame before, falls counting as
/// zero. Source: <c>librosa.onset.onset_strength(aggregate=numpy.median)</c>, which <c>librosa.beat.beat_track</c> uses. Not thread-safe.
/// </summary>
internal sealed unsafe class OnsetEnvelope<TLanes>(int maximumFrames)
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>A rise at frame t stands at t + 2: one frame for the difference's lag and 2048 / (2 * 512) for the centred frames, less the lag itself.</summary>
    private const int DelayFrames = 2;

    private readonly LaneBuffer _rises = new(MelFilterBank.BandCount * TLanes.Count);
    private readonly LaneBuffer _strengths = new(maximumFrames + DelayFrames + TLanes.Count);

    /// <summary>One value a frame.</summary>
    public ReadOnlySpan<float> Strengths => _strengths.Span[..FrameCount];

    public int FrameCount { get; private set; }

    [MethodImpl(Kernel.Options)]
    public void Compute(MelSpectrogram<TLanes> mel)
    {
        FrameCount = mel.FrameCount;
        var zero = TLanes.Broadcast(0);
        for (var frame = 0; frame < FrameCount; frame += TLanes.Count)
        {
            for (var band = 0; band < MelFilterBank.BandCount; band++)
            {
                var row = mel.Decibels.Row(band) + frame;
                TLanes.Max(zero, TLanes.Load(row) - TLanes.Load(row - 1)).Store(_rises.Start + band * TLanes.Count);
            }

            MedianRise().Store(_strengths.Start + DelayFrames + frame);
        }

        // There is no rise before the second frame.
        _strengths.Span[..(DelayFrames + 1)].Clear();
    }

    /// <summary>
    /// The mean of the two in the middle. Of two sorted halves a and b the smaller of a[i] and b[63-i], for all i, are the lower half of all,
    /// so the largest of these and the smallest of the others are the middle: the last merge need not be made.
    /// </summary>
    [MethodImpl(Kernel.Options)]
    private TLanes MedianRise()
    {
        const int half = MelFilterBank.BandCount / 2;
        float* lower = _rises.Start, upper = lower + half * TLanes.Count;
        SortingNetwork<TLanes>.Sort(lower, half);
        SortingNetwork<TLanes>.Sort(upper, half);
        var (below, above) = (TLanes.Broadcast(0), TLanes.Broadcast(float.MaxValue));
        for (var i = 0; i < half; i++)
        {
            var (a, b) = (TLanes.Load(lower + i * TLanes.Count), TLanes.Load(upper + (half - 1 - i) * TLanes.Count));
            below = TLanes.Max(below, TLanes.Min(a, b));
            above = TLanes.Min(above, TLanes.Max(a, b));
        }

        return (below + above) * TLanes.Broadcast(0.5f);
    }
}
