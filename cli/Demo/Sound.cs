namespace GenreFunctions.Cli.Demo;

/// <summary>What all of the demo's sound has in common, and the field's conversions.</summary>
internal static class Sound
{
    /// <summary>The rate of a CD: what publishers send, and not the analysis rate, so that the demo exercises the resampler.</summary>
    public const int SampleRateHz = 44_100;

    /// <summary>The demo's songs are as long as the excerpts of the GTZAN collection.</summary>
    public const int DurationSeconds = 30;

    /// <summary>Samples of one channel of a song.</summary>
    public const int SongSamples = DurationSeconds * SampleRateHz;

    /// <summary>Equal temperament: MIDI pitch 69 is A4, 440 Hz.</summary>
    public static double FrequencyHz(double pitch) => 440 * Math.Pow(2, (pitch - 69) / 12);

    /// <summary>Amplitude of a level in decibels.</summary>
    public static float Amplitude(double decibels) => (float)Math.Pow(10, decibels / 20);

    /// <summary>Samples in a time.</summary>
    public static int Samples(double seconds) => (int)Math.Round(seconds * SampleRateHz);

    /// <summary>Factor a sample by which an exponential decay falls by 60 dB in a time.</summary>
    public static float DecayPerSample(double seconds) => (float)Math.Exp(-Math.Log(1000) / (seconds * SampleRateHz));

    /// <summary>Coefficient of a one-pole low-pass filter, y += c (x - y), with its corner at a frequency.</summary>
    public static float OnePole(double cornerHz) => (float)(1 - Math.Exp(-2 * Math.PI * cornerHz / SampleRateHz));
}
