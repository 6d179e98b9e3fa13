namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>A snare drum: two modes of the skin and the rattle of the wires. With little rattle, a rim.</summary>
/// <param name="ToneHz">Pitch of the skin's lower mode.</param>
/// <param name="RattleHz">Middle of the rattle's band.</param>
/// <param name="RattleSeconds">Time in which the rattle falls by 60 dB.</param>
/// <param name="Tone">Level of the skin against the rattle, 0 to 1.</param>
internal sealed record SnareDrum(double ToneHz, double RattleHz, double RattleSeconds, float Tone) : Instrument
{
    private const double ToneSeconds = 0.16;

    /// <summary>Second mode of an ideal membrane over its first.</summary>
    private const double SecondModeRatio = 1.593;

    /// <inheritdoc/>
    public override void Play(in Note note, Span<float> output, Pcg32 random)
    {
        var length = Math.Min(output.Length, Sound.Samples(Math.Max(RattleSeconds, ToneSeconds)));
        var toneDecay = Sound.DecayPerSample(ToneSeconds);
        var rattleDecay = Sound.DecayPerSample(RattleSeconds);
        var band = default(StateVariableFilter);
        band.Tune(RattleHz, 0.6);
        var turn = 2 * Math.PI * ToneHz / Sound.SampleRateHz;
        var tone = Tone * note.Velocity;
        var rattle = (1 - Tone) * note.Velocity;
        for (var i = 0; i < length; i++)
        {
            band.Step(random.NextSigned());
            var skin = Math.Sin(turn * i) + (0.6 * Math.Sin(turn * SecondModeRatio * i));
            output[i] += (tone * (float)skin) + (rattle * 1.6f * band.Band);
            tone *= toneDecay;
            rattle *= rattleDecay;
        }
    }
}
