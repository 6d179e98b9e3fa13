using GenreFunctions.Audio;
using GenreFunctions.Dsp.Spectrum;

namespace GenreFunctions.Dsp.Mel;

/// <summary>
/// 128 triangles, evenly spaced in mel from 0 Hz to half the sample rate, each of unit area in Hz: with edges e,
/// W[m, k] = max(0, min((f_k - e_m) / (e_m+1 - e_m), (e_m+2 - f_k) / (e_m+2 - e_m+1))) * 2 / (e_m+2 - e_m), rounded to float.
/// Source: <c>librosa.filters.mel(norm="slaney")</c>. Held sparse: only the bins under each triangle.
/// </summary>
internal static class MelFilterBank
{
    public const int BandCount = 128;

    /// <summary>Where the first triangle begins and the last one ends.</summary>
    public const double LowHz = 0, HighHz = Segment.SampleRateHz / 2.0;

    private static readonly MelBand[] AllBands = Of(BandCount);

    public static ReadOnlySpan<MelBand> Bands => AllBands;

    /// <summary>The same construction with fewer bands: for whoever looks at a spectrum rather than computes features.</summary>
    public static MelBand[] Of(int bandCount)
    {
        var lastMel = MelScale.FromHz(HighHz);
        var edgesHz = Enumerable.Range(0, bandCount + 2).Select(i => MelScale.ToHz(lastMel * i / (bandCount + 1))).ToArray();
        return [.. Enumerable.Range(0, bandCount).Select(band => Triangle(edgesHz[band], edgesHz[band + 1], edgesHz[band + 2]))];
    }

    private static MelBand Triangle(double lowHz, double middleHz, double highHz)
    {
        var weights = new float[AnalysisFrame.BinCount];
        for (var bin = 0; bin < weights.Length; bin++)
        {
            var hz = bin * AnalysisFrame.BinHz;
            var height = Math.Max(0, Math.Min((hz - lowHz) / (middleHz - lowHz), (highHz - hz) / (highHz - middleHz)));
            weights[bin] = (float)(height * 2 / (highHz - lowHz));
        }

        var first = Array.FindIndex(weights, weight => weight > 0);
        var last = Array.FindLastIndex(weights, weight => weight > 0);
        return first < 0 ? new MelBand(0, []) : new MelBand(first, weights[first..(last + 1)]);
    }
}
