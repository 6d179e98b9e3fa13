using GenreFunctions.Audio;

namespace GenreFunctions.Dsp.Spectrum;

/// <summary>The frames every spectral feature is computed on. Source: <c>librosa.stft(n_fft=2048, hop_length=512, center=True)</c>.</summary>
internal static class AnalysisFrame
{
    public const int LengthSamples = 2048;

    public const int HopSamples = LengthSamples / HopsPerFrame;

    public const int HopsPerFrame = 4;

    /// <summary>Frames are centred: the signal is mirrored over half a frame at both ends.</summary>
    public const int PaddingSamples = LengthSamples / 2;

    /// <summary>Frequency bins from 0 Hz to half the sample rate.</summary>
    public const int BinCount = LengthSamples / 2 + 1;

    public const double BinHz = (double)Segment.SampleRateHz / LengthSamples;

    /// <summary>Below this a divisor counts as zero: the smallest normal float, which librosa takes.</summary>
    public const float Tiny = 1.17549435e-38f;

    public static int CountFor(int samples) => 1 + samples / HopSamples;
}
