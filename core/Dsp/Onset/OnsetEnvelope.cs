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

            SortingNetwork<TLanes>.Sort(_rises.Start, MelFilterBank.BandCount);
            var middle = _rises.Start + MelFilterBank.BandCount / 2 * TLanes.Count;
            ((TLanes.Load(middle - TLanes.Count) + TLanes.Load(middle)) * TLanes.Broadcast(0.5f)).Store(_strengths.Start + DelayFrames + frame);
        }

        // There is no rise before the second frame.
        _strengths.Span[..(DelayFrames + 1)].Clear();
    }
}
