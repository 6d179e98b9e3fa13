namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>An old record under the needle: sparse clicks over a faint hiss, for as long as the note is held.</summary>
internal sealed record Crackle : Instrument
{
    private const float ClicksPerSecond = 9;
    private const float Hiss = 0.01f;

    /// <inheritdoc/>
    public override void Play(in Note note, Span<float> output, Pcg32 random)
    {
        var length = Math.Min(output.Length, note.HoldSamples);
        var smoothing = Sound.OnePole(6000);
        float click = 0, smooth = 0;
        for (var i = 0; i < length; i++)
        {
            if (random.NextUnit() < ClicksPerSecond / Sound.SampleRateHz)
                click = random.NextSigned();
            smooth += smoothing * (click + (Hiss * random.NextSigned()) - smooth);
            output[i] += smooth * note.Velocity;
            click *= 0.9f;
        }
    }
}
