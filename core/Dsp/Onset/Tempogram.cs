using System.Runtime.CompilerServices;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Onset;

/// <summary>
/// How regularly onsets recur, for every distance in frames: the autocorrelation of the onset envelope in Hann windows of eight seconds
/// around each frame, divided by its value at distance 0, averaged over the frames. Beyond its ends the envelope falls to zero in a straight
/// line over half a window. Source: <c>librosa.feature.tempogram</c> averaged over time. Not thread-safe.
/// </summary>
/// <remarks>
/// Windows one frame apart are one float apart, so a lane a window needs no rearranging. Sums of products without a Fourier transform: all
/// terms are positive, so distances at which nothing recurs come out as exactly zero, which the logarithm behind needs.
/// </remarks>
internal sealed unsafe class Tempogram<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>floor(8 s * 22050 / 512) frames.</summary>
    public const int WindowFrames = 344;

    /// <summary>Distances summed in one pass: enough independent sums to keep the adders busy.</summary>
    private const int Group = 4;

    private readonly LaneBuffer _envelope;
    private readonly LaneBuffer _windowed = new((WindowFrames + Group) * TLanes.Count);
    private readonly float[] _hann = Array.ConvertAll(HannWindow.Periodic(WindowFrames), value => (float)value);
    private readonly double[] _strengths = new double[WindowFrames];

    /// <summary>Where the padded envelope is not zero, from the first to behind the last such value: only there do products count.</summary>
    private Range _sounding;

    public Tempogram(int maximumFrames) => _envelope = new LaneBuffer((long)maximumFrames + WindowFrames + 2 * TLanes.Count);

    /// <summary>The averages for distances 0 to 343; only those from <c>firstDistance</c> on are computed.</summary>
    public ReadOnlySpan<double> Strengths => _strengths;

    public void Compute(ReadOnlySpan<float> onsets, int firstDistance)
    {
        Pad(onsets);
        Array.Clear(_strengths);
        for (var frame = 0; frame < onsets.Length; frame += TLanes.Count)
            AddWindows(frame, Math.Min(TLanes.Count, onsets.Length - frame), firstDistance);
        for (var distance = firstDistance; distance < WindowFrames; distance++)
            _strengths[distance] /= onsets.Length;
    }

    private void Pad(ReadOnlySpan<float> onsets)
    {
        const int half = WindowFrames / 2;
        var padded = _envelope.Span;
        padded.Clear();
        onsets.CopyTo(padded[half..]);
        for (var i = 0; i < half; i++)
        {
            padded[i] = onsets[0] * i / half;
            padded[half + onsets.Length + i] = onsets[^1] * (half - 1 - i) / half;
        }

        _sounding = Math.Max(0, padded.IndexOfAnyExcept(0f))..(padded.LastIndexOfAnyExcept(0f) + 1);
    }

    [MethodImpl(Kernel.Options)]
    private void AddWindows(int firstFrame, int windows, int firstDistance)
    {
        var lanes = TLanes.Count;
        var energy = TLanes.Broadcast(0);
        for (var n = 0; n < WindowFrames; n++)
        {
            var value = TLanes.Load(_envelope.Start + firstFrame + n) * TLanes.Broadcast(_hann[n]);
            value.Store(_windowed.Start + n * lanes);
            energy = TLanes.MultiplyAdd(value, value, energy);
        }

        // An empty window counts as it is; the lanes behind the last window do not count.
        var one = TLanes.Broadcast(1);
        var lanesLeft = stackalloc float[lanes];
        for (var lane = 0; lane < windows; lane++)
            lanesLeft[lane] = 1;
        var weight = TLanes.Load(lanesLeft) / TLanes.SelectLess(energy, TLanes.Broadcast(float.Epsilon), one, energy);

        var begin = Math.Max(0, _sounding.Start.Value - (firstFrame + lanes - 1));
        var end = Math.Min(WindowFrames, _sounding.End.Value - firstFrame);
        for (var distance = firstDistance; distance < WindowFrames; distance += Group)
        {
            var (sum0, sum1, sum2, sum3) = (TLanes.Broadcast(0), TLanes.Broadcast(0), TLanes.Broadcast(0), TLanes.Broadcast(0));
            var (early, late) = (begin * lanes, (begin + distance) * lanes);
            for (; late < end * lanes; early += lanes, late += lanes)
            {
                var value = TLanes.Load(_windowed.Start + early);
                sum0 = TLanes.MultiplyAdd(value, TLanes.Load(_windowed.Start + late), sum0);
                sum1 = TLanes.MultiplyAdd(value, TLanes.Load(_windowed.Start + late + lanes), sum1);
                sum2 = TLanes.MultiplyAdd(value, TLanes.Load(_windowed.Start + late + 2 * lanes), sum2);
                sum3 = TLanes.MultiplyAdd(value, TLanes.Load(_windowed.Start + late + 3 * lanes), sum3);
            }

            Add(distance, sum0 * weight);
            Add(distance + 1, sum1 * weight);
            Add(distance + 2, sum2 * weight);
            Add(distance + 3, sum3 * weight);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int distance, TLanes sum)
    {
        if (distance < WindowFrames)
            _strengths[distance] += TLanes.Sum(sum);
    }
}
