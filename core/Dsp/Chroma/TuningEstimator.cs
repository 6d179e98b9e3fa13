using System.Runtime.CompilerServices;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Chroma;

/// <summary>
/// How far the music is from the 440 Hz tuning, in semitones, -0.5 to 0.5. In every frame, the peaks of the power spectrum P = S^2 between
/// 150 and 4,000 Hz that exceed a tenth of the frame's maximum are placed between bins by a parabola; of all peaks the stronger half votes
/// with the distance to its nearest semitone into bins of a hundredth. The left edge of the first fullest bin wins.
/// Source: <c>librosa.estimate_tuning(S=S**2, bins_per_octave=12)</c>.
/// </summary>
/// <remarks>
/// All arithmetic is in float, as librosa's is: votes lie close to the edges of the bins, and exact arithmetic would move some. Not thread-safe.
/// </remarks>
internal sealed unsafe class TuningEstimator<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const float RelativeThreshold = 0.1f;

    /// <summary>440 Hz four octaves down, which octaves are counted from.</summary>
    private const float ReferenceHz = 27.5f;

    private static readonly int FirstBin = (int)Math.Ceiling(150 / AnalysisFrame.BinHz);
    private static readonly int EndBin = (int)Math.Ceiling(4000 / AnalysisFrame.BinHz);

    private readonly float[] _pitchesHz;
    private readonly float[] _strengths;
    private readonly float[] _sorted;
    private readonly int[] _votes = new int[TuningBins.Count];
    private int _peakCount;

    public TuningEstimator(int maximumFrames)
    {
        // Two peaks are at least two bins apart.
        var peaks = maximumFrames * ((EndBin - FirstBin + 1) / 2);
        _pitchesHz = new float[peaks];
        _strengths = new float[peaks];
        _sorted = new float[peaks];
    }

    /// <summary>Estimates the tuning as a bin of <see cref="TuningBins"/>; the middle bin, which is no deviation, when there are no peaks.</summary>
    public int EstimateBin(ShortTimeSpectrum<TLanes> spectrum)
    {
        _peakCount = 0;
        for (var block = 0; block < spectrum.BlockCount; block++)
            FindPeaks(spectrum.Magnitudes(block));
        return _peakCount == 0 ? TuningBins.Count / 2 : FullestBin(Median());
    }

    [MethodImpl(Kernel.Options)]
    private void FindPeaks(float* magnitudes)
    {
        var lanes = TLanes.Count;
        var largest = TLanes.Broadcast(0);
        for (var bin = 0; bin < AnalysisFrame.BinCount; bin++)
            largest = TLanes.Max(largest, TLanes.Load(magnitudes + bin * lanes));
        var threshold = TLanes.Broadcast(RelativeThreshold) * (largest * largest);

        var before = PowerAt(magnitudes, FirstBin - 1);
        var here = PowerAt(magnitudes, FirstBin);
        for (var bin = FirstBin; bin < EndBin; bin++)
        {
            var behind = PowerAt(magnitudes, bin + 1);
            var peaks = TLanes.LessMask(threshold, here) & TLanes.LessMask(before, here) & ~TLanes.LessMask(here, behind);
            for (; peaks != 0; peaks &= peaks - 1)
                AddPeak(magnitudes + bin * lanes + System.Numerics.BitOperations.TrailingZeroCount(peaks), bin);
            (before, here) = (here, behind);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes PowerAt(float* magnitudes, int bin)
    {
        var magnitude = TLanes.Load(magnitudes + bin * TLanes.Count);
        return magnitude * magnitude;
    }

    private void AddPeak(float* magnitude, int bin)
    {
        var lanes = TLanes.Count;
        var (before, here, behind) = (magnitude[-lanes] * magnitude[-lanes], *magnitude * *magnitude, magnitude[lanes] * magnitude[lanes]);
        var slope = 0.5f * (behind - before);
        var curvature = 2 * here - behind - before;
        var shift = slope / (curvature + (MathF.Abs(curvature) < AnalysisFrame.Tiny ? 1 : 0));
        var pitchHz = (float)((bin + shift) * AnalysisFrame.BinHz);
        if (pitchHz <= 0)
            return;
        _pitchesHz[_peakCount] = pitchHz;
        _strengths[_peakCount++] = here + 0.5f * slope * shift;
    }

    private float Median()
    {
        var sorted = _sorted.AsSpan(0, _peakCount);
        _strengths.AsSpan(0, _peakCount).CopyTo(sorted);
        sorted.Sort();
        return _peakCount % 2 == 1 ? sorted[_peakCount / 2] : (sorted[_peakCount / 2 - 1] + sorted[_peakCount / 2]) / 2;
    }

    private int FullestBin(float threshold)
    {
        Array.Clear(_votes);
        for (var peak = 0; peak < _peakCount; peak++)
        {
            if (_strengths[peak] < threshold)
                continue;
            var semitones = 12 * MathF.Log2(_pitchesHz[peak] / ReferenceHz);
            var deviation = semitones - MathF.Floor(semitones);
            _votes[TuningBins.Of(deviation >= 0.5f ? deviation - 1 : deviation)]++;
        }

        return Array.IndexOf(_votes, _votes.Max());
    }
}
