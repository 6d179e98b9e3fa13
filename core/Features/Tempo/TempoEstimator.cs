using GenreFunctions.Audio;
using GenreFunctions.Dsp.Mel;
using GenreFunctions.Dsp.Onset;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Lanes;

namespace GenreFunctions.Features.Tempo;

/// <summary>
/// One tempo for a stretch, in beats per minute: of all distances between beats the one with the largest
/// ln(1 + 10^6 tempogram) - (log2(bpm) - log2(120))^2 / 2, so that among equally regular tempi those near 120 win; slower than 320 bpm.
/// 0 when nothing sets in. Values are 60 * 22050 / 512 divided by a whole number of frames. Source: <c>librosa.beat.beat_track</c>. Not thread-safe.
/// </summary>
internal sealed class TempoEstimator<TLanes>(int maximumFrames)
    where TLanes : unmanaged, ILanes<TLanes>
{
    private const double FramesPerMinute = 60.0 * Segment.SampleRateHz / AnalysisFrame.HopSamples;
    private const double ExpectedBpm = 120;
    private const double ExpectedSpreadOctaves = 1;
    private const double TempogramScale = 1e6;

    /// <summary>The first distance slower than 320 bpm: 2584 / 9 = 287.</summary>
    private const int FirstDistance = 9;

    private static readonly double[] Preferences =
        [.. Enumerable.Range(0, Tempogram.WindowFrames).Select(distance => distance == 0 ? 0 : Preference(FramesPerMinute / distance))];

    private readonly OnsetEnvelope<TLanes> _onsets = new(maximumFrames);
    private readonly Tempogram _tempogram = new(maximumFrames);

    public double EstimateBpm(MelSpectrogram<TLanes> mel)
    {
        _onsets.Compute(mel);
        if (!_onsets.Strengths.ContainsAnyExcept(0f))
            return 0;

        _tempogram.Compute(_onsets.Strengths, FirstDistance);
        var (best, bestScore) = (0, double.NegativeInfinity);
        for (var distance = FirstDistance; distance < Tempogram.WindowFrames; distance++)
        {
            var score = Math.Log(1 + TempogramScale * _tempogram.Strengths[distance]) + Preferences[distance];
            if (score > bestScore)
                (best, bestScore) = (distance, score);
        }

        return FramesPerMinute / best;
    }

    private static double Preference(double bpm) =>
        -0.5 * Math.Pow((Math.Log2(bpm) - Math.Log2(ExpectedBpm)) / ExpectedSpreadOctaves, 2);
}
