using System.Runtime.CompilerServices;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Mel;

/// <summary>
/// The mel power spectrogram in decibels, 128 bands x frames: 10 log10(max(1e-10, W S^2)), cut at 80 dB below the loudest value of the whole
/// stretch. Source: <c>librosa.power_to_db(librosa.feature.melspectrogram(y), ref=1, top_db=80)</c>.
/// </summary>
/// <remarks>
/// Values are held below <see cref="LoudestDecibels"/>, from -80 to 0: sums over the bands then stay small and lose no digits. Not thread-safe.
/// </remarks>
internal sealed unsafe class MelSpectrogram<TLanes>(int maximumFrames)
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const float SmallestPower = 1e-10f;
    private const float DynamicRangeDecibels = 80;

    /// <summary>10 log10(x) = this times log2(x).</summary>
    private static readonly float DecibelsPerOctave = (float)(10 * Math.Log10(2));

    private readonly FrameRows _decibels = new(MelFilterBank.BandCount, maximumFrames);

    public int FrameCount { get; private set; }

    /// <summary>A row for each band, decibels below <see cref="LoudestDecibels"/>.</summary>
    public FrameRows Decibels => _decibels;

    /// <summary>The loudest value of the stretch, in decibels above 1.</summary>
    public float LoudestDecibels { get; private set; }

    public void Compute(ShortTimeSpectrum<TLanes> spectrum)
    {
        FrameCount = spectrum.FrameCount;
        var loudest = TLanes.Broadcast(float.MinValue);
        for (var block = 0; block < spectrum.BlockCount; block++)
            loudest = TLanes.Max(loudest, ComputeBlock(spectrum.Magnitudes(block), block * TLanes.Count));
        LoudestDecibels = Largest(loudest);
        PutBelowLoudest();
    }

    [MethodImpl(Kernel.Options)]
    private TLanes ComputeBlock(float* magnitudes, int firstFrame)
    {
        var loudest = TLanes.Broadcast(float.MinValue);
        var smallest = TLanes.Broadcast(SmallestPower);
        var scale = TLanes.Broadcast(DecibelsPerOctave);
        var bands = MelFilterBank.Bands;
        for (var band = 0; band < bands.Length; band++)
        {
            var weights = bands[band].Weights;
            var bin = magnitudes + bands[band].FirstBin * TLanes.Count;
            var power = TLanes.Broadcast(0);
            for (var i = 0; i < weights.Length; i++, bin += TLanes.Count)
            {
                var magnitude = TLanes.Load(bin);
                power = TLanes.MultiplyAdd(TLanes.Broadcast(weights[i]), magnitude * magnitude, power);
            }

            var decibels = scale * TLanes.Log2(TLanes.Max(smallest, power));
            loudest = TLanes.Max(loudest, decibels);
            decibels.Store(_decibels.Row(band) + firstFrame);
        }

        return loudest;
    }

    /// <summary>The silent lanes behind the last frame are never louder than a frame, so they need no exception.</summary>
    private static float Largest(TLanes values)
    {
        var lanes = stackalloc float[TLanes.Count];
        values.Store(lanes);
        var largest = lanes[0];
        for (var lane = 1; lane < TLanes.Count; lane++)
            largest = Math.Max(largest, lanes[lane]);
        return largest;
    }

    [MethodImpl(Kernel.Options)]
    private void PutBelowLoudest()
    {
        var (loudest, floor) = (TLanes.Broadcast(LoudestDecibels), TLanes.Broadcast(-DynamicRangeDecibels));
        for (var band = 0; band < MelFilterBank.BandCount; band++)
        {
            var row = _decibels.Row(band);
            for (var frame = 0; frame < FrameCount; frame += TLanes.Count)
                TLanes.Max(floor, TLanes.Load(row + frame) - loudest).Store(row + frame);
        }
    }
}
