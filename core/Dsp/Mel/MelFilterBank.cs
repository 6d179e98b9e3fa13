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

    private static readonly MelBand[] AllBands = Build();

    public static ReadOnlySpan<MelBand> Bands => AllBands;

    private static MelBand[] Build()
    {
        var lastMel = MelScale.FromHz(Segment.SampleRateHz / 2.0);
        var edgesHz = Enumerable.Range(0, BandCount + 2).Select(i => MelScale.ToHz(lastMel * i / (BandCount + 1))).ToArray();
        return [.. Enumerable.Range(0, BandCount).Select(band => Triangle(edgesHz[band], edgesHz[band + 1], edgesHz[band + 2]))];
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
