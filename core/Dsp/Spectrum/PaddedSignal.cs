using System.Diagnostics;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Spectrum;

/// <summary>The samples with half a frame mirrored at both ends, the edge sample not repeated: y[1024] .. y[1], y[0], y[1] ... Source: <c>numpy.pad(mode="reflect")</c>.</summary>
internal sealed unsafe class PaddedSignal(int maximumSamples)
{
    /// <summary>Hops are turned over as many at a time as there are lanes: what the last ones read behind the signal is finite, and counts for nothing.</summary>
    private const int ReadableBehind = 16 * AnalysisFrame.HopSamples;

    private readonly LaneBuffer _padded = new((long)maximumSamples + 2 * AnalysisFrame.PaddingSamples + ReadableBehind);

    public int SampleCount { get; private set; }

    public int FrameCount => AnalysisFrame.CountFor(SampleCount);

    /// <summary>The first mirrored sample, which is where frame 0 starts.</summary>
    public float* Padded => _padded.Start;

    public float* Samples => _padded.Start + AnalysisFrame.PaddingSamples;

    public void Fill(ReadOnlySpan<float> samples)
    {
        Debug.Assert(samples.Length > AnalysisFrame.PaddingSamples, "Too short to be mirrored once.");
        SampleCount = samples.Length;
        samples.CopyTo(_padded.Span[AnalysisFrame.PaddingSamples..]);
        var first = Samples;
        var last = first + samples.Length - 1;
        for (var i = 1; i <= AnalysisFrame.PaddingSamples; i++)
        {
            first[-i] = first[i];
            last[i] = last[-i];
        }
    }
}
