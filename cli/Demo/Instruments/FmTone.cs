namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>
/// A bell or electric piano: one sine bends the phase of another, less and less. y = sin(2 pi f t + I sin(2 pi r f t)).
/// Source: J. Chowning, "The Synthesis of Complex Audio Spectra by Means of Frequency Modulation" (1973).
/// </summary>
/// <param name="Ratio">r: whole numbers sound harmonic, others like metal.</param>
/// <param name="Index">I at the start of a note played hard: how bright it is.</param>
/// <param name="DecaySeconds">Time to fall by 60 dB.</param>
internal sealed record FmTone(double Ratio, double Index, double DecaySeconds) : Instrument
{
    private const double ReleaseSeconds = 0.2;
    private const double AttackSeconds = 0.003;

    /// <summary>The brightness goes this much faster than the sound.</summary>
    private const double IndexDecayShare = 0.35;

    /// <summary>Below this a note is over.</summary>
    private const float Inaudible = 1e-4f;

    /// <inheritdoc/>
    public override void Play(in Note note, Span<float> output, Pcg32 random)
    {
        var turnsPerSample = Sound.FrequencyHz(note.Pitch) / Sound.SampleRateHz;
        var held = Sound.DecayPerSample(DecaySeconds);
        var released = Sound.DecayPerSample(Math.Min(DecaySeconds, ReleaseSeconds));
        var dulling = Sound.DecayPerSample(DecaySeconds * IndexDecayShare);
        var attackStep = 1f / Sound.Samples(AttackSeconds);
        var level = note.Velocity;
        var index = Index * note.Velocity / (2 * Math.PI);
        double carrier = 0, modulator = 0;
        float attack = 0;
        for (var i = 0; i < output.Length && level > Inaudible; i++)
        {
            output[i] += level * attack * (float)Math.Sin(2 * Math.PI * (carrier + (index * Math.Sin(2 * Math.PI * modulator))));
            carrier += turnsPerSample;
            modulator += turnsPerSample * Ratio;
            attack = Math.Min(1, attack + attackStep);
            level *= i < note.HoldSamples ? held : released;
            index *= dulling;
        }
    }
}
