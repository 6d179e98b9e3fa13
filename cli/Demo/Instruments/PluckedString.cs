namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>
/// A plucked string: a burst of noise runs round a delay line one period long and loses its highs on the way.
/// Source: K. Karplus and A. Strong, "Digital Synthesis of Plucked-String and Drum Timbres" (1983); the all-pass tuning is
/// D. Jaffe's and J. Smith's extension of the same year.
/// </summary>
/// <param name="Brightness">0 (dull, thumb) to 1 (bright, pick).</param>
/// <param name="DecaySeconds">Time to fall by 60 dB while the string is held; short for a muted string.</param>
/// <param name="PickPosition">Where the string is plucked, as a fraction of its length: a small one is thin, 0.5 hollow.</param>
internal sealed record PluckedString(double Brightness, double DecaySeconds, double PickPosition) : Instrument
{
    /// <summary>A finger on the string ends it.</summary>
    private const double ReleaseSeconds = 0.12;

    /// <summary>One period of the lowest note used, with room: 44,100 Hz / 2,048 = 21.5 Hz.</summary>
    private const int LongestPeriodSamples = 2048;

    /// <summary>Least delay of the tuning filter that keeps it stable and flat.</summary>
    private const double LeastTuningDelay = 0.3;

    /// <inheritdoc/>
    public override void Play(in Note note, Span<float> output, Pcg32 random)
    {
        var periodSamples = Sound.SampleRateHz / Sound.FrequencyHz(note.Pitch);
        var softening = (float)(0.5 - (0.45 * Brightness));
        var lineSamples = (int)(periodSamples - softening - LeastTuningDelay);
        var tuningDelay = periodSamples - softening - lineSamples;
        var tuning = (float)((1 - tuningDelay) / (1 + tuningDelay));

        Span<float> line = stackalloc float[LongestPeriodSamples];
        line = line[..lineSamples];
        Pluck(line, note.Velocity, random);

        var held = LossPerPeriod(DecaySeconds, periodSamples);
        var released = LossPerPeriod(Math.Min(ReleaseSeconds, DecaySeconds), periodSamples);
        var length = Math.Min(output.Length, note.HoldSamples + Sound.Samples(ReleaseSeconds));
        float previous = 0, tunedInput = 0, tunedOutput = 0;
        for (int i = 0, at = 0; i < length; i++)
        {
            var sample = line[at];
            output[i] += sample * note.Velocity;
            var softened = sample + (softening * (previous - sample));
            previous = sample;
            tunedOutput = (tuning * (softened - tunedOutput)) + tunedInput;
            tunedInput = softened;
            line[at] = tunedOutput * (i < note.HoldSamples ? held : released);
            at = at + 1 == line.Length ? 0 : at + 1;
        }
    }

    private static float LossPerPeriod(double seconds, double periodSamples) =>
        (float)Math.Exp(-Math.Log(1000) * periodSamples / (seconds * Sound.SampleRateHz));

    /// <summary>Fills the line with the pluck: noise, darker when played softly, without what cannot sound at the picked place.</summary>
    private void Pluck(Span<float> line, float velocity, Pcg32 random)
    {
        var opening = (float)Math.Clamp(Brightness * (0.35 + (0.65 * velocity)), 0.05, 1);
        float smooth = 0;
        foreach (ref var sample in line)
        {
            smooth += opening * (random.NextSigned() - smooth);
            sample = smooth;
        }

        var distance = Math.Max(1, (int)(PickPosition * line.Length));
        for (var i = line.Length - 1; i >= distance; i--)
            line[i] -= 0.9f * line[i - distance];
        float mean = 0;
        foreach (var sample in line)
            mean += sample / line.Length;
        foreach (ref var sample in line)
            sample -= mean;
    }
}
