namespace GenreFunctions.Audio;

/// <summary>
/// The unit that is featurized and scored: three seconds at the analysis rate, as the public GTZAN feature files cut them.
/// Source: <c>docs/features.md</c>, section 0.
/// </summary>
public static class Segment
{
    /// <summary>Sample rate of everything behind the resampler.</summary>
    public const int SampleRateHz = 22_050;

    /// <summary>A segment starts every three seconds.</summary>
    public const int StrideSamples = 3 * SampleRateHz;

    /// <summary>A segment leaves out the last sample of its three seconds: the data set's own cut, kept for parity.</summary>
    public const int LengthSamples = StrideSamples - 1;
}
