namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>A wavetable through a moving low-pass filter: organs, string sections, brass, leads and basses, by its settings.</summary>
internal sealed record SynthVoice(Wavetable Wave) : Instrument
{
    /// <summary>The filter's corner and the vibrato move once in this many samples: far faster than either, and cheap.</summary>
    private const int ControlSamples = 32;

    /// <summary>Players that play the note at once, each a little out of tune. Default one; three are a section.</summary>
    public int Players { get; init; } = 1;

    /// <summary>How far the outer players are out of tune, in cents. Default none.</summary>
    public double DetuneCents { get; init; }

    /// <summary>Semitones between the note and the table's period: -12 for tables whose second harmonic is the note.</summary>
    public double Transpose { get; init; }

    /// <summary>Time to swell to full level. Default 10 ms.</summary>
    public double AttackSeconds { get; init; } = 0.01;

    /// <summary>Time to fall by 60 dB while held; infinite for wind and bow. Default infinite.</summary>
    public double DecaySeconds { get; init; } = double.PositiveInfinity;

    /// <summary>Time to die away after the note. Default 80 ms.</summary>
    public double ReleaseSeconds { get; init; } = 0.08;

    /// <summary>Corner of the low-pass filter once the attack is over. Default 4 kHz.</summary>
    public double CornerHz { get; init; } = 4000;

    /// <summary>How much further the filter opens at the start of a loud note. Default not at all.</summary>
    public double BiteHz { get; init; }

    /// <summary>Depth of the vibrato in cents, at 5.5 Hz, swelling in. Default none.</summary>
    public double VibratoCents { get; init; }

    /// <summary>Cents by which a note starts too low and slides up. Default none.</summary>
    public double ScoopCents { get; init; }

    /// <inheritdoc/>
    public override void Play(in Note note, Span<float> output, Pcg32 random)
    {
        var length = Math.Min(output.Length, note.HoldSamples + Sound.Samples(ReleaseSeconds));
        for (var player = 0; player < Players; player++)
        {
            var detune = Players == 1 ? 0 : DetuneCents * ((2.0 * player / (Players - 1)) - 1);
            PlayOne(note, output[..length], detune, random.NextUnit());
        }
    }

    private void PlayOne(in Note note, Span<float> output, double detuneCents, double phase)
    {
        var frequencyHz = Sound.FrequencyHz(note.Pitch + Transpose + (detuneCents / 100));
        var table = Wave.For(frequencyHz);
        var envelope = new Envelope(AttackSeconds, DecaySeconds, ReleaseSeconds, note.HoldSamples);
        var filter = default(StateVariableFilter);
        var gain = note.Velocity / MathF.Sqrt(Players);
        double turnsPerSample = 0;
        for (var i = 0; i < output.Length; i++)
        {
            if (i % ControlSamples == 0)
            {
                var seconds = i / (double)Sound.SampleRateHz;
                turnsPerSample = frequencyHz / Sound.SampleRateHz * Math.Pow(2, BendCents(seconds) / 1200);
                filter.Tune(CornerHz + (BiteHz * note.Velocity * Math.Exp(-seconds / 0.12)), 0.8);
            }

            filter.Step(Wavetable.Read(table, phase));
            output[i] += filter.Low * envelope.Next() * gain;
            phase += turnsPerSample;
            phase -= Math.Floor(phase);
        }
    }

    private double BendCents(double seconds) =>
        (VibratoCents * Math.Min(1, seconds / 0.4) * Math.Sin(2 * Math.PI * 5.5 * seconds)) - (ScoopCents * Math.Exp(-seconds / 0.05));
}
