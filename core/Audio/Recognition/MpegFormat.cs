namespace GenreFunctions.Audio.Recognition;

/// <summary>What all frames of an MPEG audio stream share. Source: ISO/IEC 11172-3, 13818-3; MPEG 2.5 has no standard.</summary>
/// <param name="Version">As the header has it: 3 is MPEG 1, 2 is MPEG 2, 0 is MPEG 2.5.</param>
/// <param name="Layer">1 to 3.</param>
/// <param name="RateIndex">Which of the version's three sample rates.</param>
internal readonly record struct MpegFormat(int Version, int Layer, int RateIndex)
{
    private static ReadOnlySpan<int> Mpeg1SampleRates => [44_100, 48_000, 32_000];

    /// <summary>Whether it is MPEG 1, which has the full sample rates.</summary>
    public bool IsMpeg1 => Version == 3;

    /// <summary>MPEG 2 halves the rates of MPEG 1, and MPEG 2.5 those.</summary>
    public int SampleRateHz => Mpeg1SampleRates[RateIndex] >> (IsMpeg1 ? 0 : Version == 2 ? 1 : 2);

    /// <summary>Samples of one channel in a frame.</summary>
    public int FrameSamples => Layer == 1 ? 384 : Layer == 3 && !IsMpeg1 ? 576 : 1152;

    /// <summary>The codec's name: <c>mp1</c>, <c>mp2</c> or <c>mp3</c>.</summary>
    public string Codec => Layer switch { 1 => "mp1", 2 => "mp2", _ => "mp3" };
}
