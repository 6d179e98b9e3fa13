using GenreFunctions.Audio;

namespace GenreFunctions.Tagging;

/// <summary>Where segments lie in their song.</summary>
internal static class SegmentTimes
{
    /// <summary>The beginning and the end of a segment, counted from 0, in seconds.</summary>
    public static (double StartSeconds, double EndSeconds) Of(int segment)
    {
        var firstSample = segment * (long)Segment.StrideSamples;
        return ((double)firstSample / Segment.SampleRateHz, (double)(firstSample + Segment.LengthSamples) / Segment.SampleRateHz);
    }
}
