namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>A struck skin: a sine whose pitch falls, with the click of the beater. Kick drums and toms.</summary>
/// <param name="StartHz">Pitch at the stroke.</param>
/// <param name="EndHz">Pitch it falls to.</param>
/// <param name="DecaySeconds">Time to fall by 60 dB.</param>
/// <param name="Click">Level of the beater's click, 0 to 1.</param>
internal sealed record DrumHead(double StartHz, double EndHz, double DecaySeconds, float Click) : Instrument
{
    private const double FallSeconds = 0.03;
    private const double ClickSeconds = 0.02;

    /// <inheritdoc/>
    public override void Play(in Note note, Span<float> output, Pcg32 random)
    {
        var length = Math.Min(output.Length, Sound.Samples(DecaySeconds));
        var decay = Sound.DecayPerSample(DecaySeconds);
        var clickDecay = Sound.DecayPerSample(ClickSeconds);
        var fall = Math.Exp(-1 / (FallSeconds * Sound.SampleRateHz));
        var above = StartHz - EndHz;
        var level = note.Velocity;
        var click = Click * note.Velocity;
        double phase = 0;
        for (var i = 0; i < length; i++)
        {
            output[i] += (level * (float)Math.Sin(2 * Math.PI * phase)) + (click * random.NextSigned());
            phase += (EndHz + above) / Sound.SampleRateHz;
            above *= fall;
            level *= decay;
            click *= clickDecay;
        }
    }
}
