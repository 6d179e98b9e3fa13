namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>
/// A piano string: slightly stretched partials, f_k = k f sqrt(1 + B k^2), the high ones weaker and sooner gone.
/// Source: H. Fletcher, "Normal Vibration Frequencies of a Stiff Piano String" (1964).
/// </summary>
/// <param name="Hardness">0 (felt) to 1 (bright hammer): how slowly the partials get weaker.</param>
/// <param name="DecaySeconds">Time in which middle C's fundamental falls by 60 dB.</param>
internal sealed record StruckString(double Hardness, double DecaySeconds) : Instrument
{
    private const int PartialCount = 14;

    /// <summary>Stiffness B of a middle piano string.</summary>
    private const double Stiffness = 0.0004;

    /// <summary>Hammers strike at about an eighth of the string: the eighth partial is missing.</summary>
    private const double StrikePosition = 0.125;

    private const double ReleaseSeconds = 0.25;
    private const double HighestHz = 14_000;

    /// <summary>Below this a partial is over.</summary>
    private const float Inaudible = 1e-4f;

    /// <inheritdoc/>
    public override void Play(in Note note, Span<float> output, Pcg32 random)
    {
        var frequencyHz = Sound.FrequencyHz(note.Pitch);
        var registerDecay = DecaySeconds * Math.Pow(2, (60 - note.Pitch) / 18);
        var rolloff = 2.2 - (0.9 * Hardness) - (0.5 * note.Velocity);
        for (var k = 1; k <= PartialCount; k++)
        {
            var partialHz = k * frequencyHz * Math.Sqrt(1 + (Stiffness * k * k));
            if (partialHz > HighestHz)
                return;
            var amplitude = Math.Abs(Math.Sin(Math.PI * k * StrikePosition)) * Math.Pow(k, -rolloff) * note.Velocity;
            Ring(output, note.HoldSamples, partialHz, (float)amplitude, registerDecay / (1 + (0.25 * (k - 1))));
        }
    }

    /// <summary>One decaying sine, by rotating a point: two multiplications and no sine a sample.</summary>
    private static void Ring(Span<float> output, int holdSamples, double frequencyHz, float amplitude, double decaySeconds)
    {
        var (sine, cosine) = Math.SinCos(2 * Math.PI * frequencyHz / Sound.SampleRateHz);
        var held = Sound.DecayPerSample(decaySeconds);
        var released = Sound.DecayPerSample(Math.Min(decaySeconds, ReleaseSeconds));
        double x = amplitude, y = 0;
        var level = amplitude;
        for (var i = 0; i < output.Length && level > Inaudible; i++)
        {
            output[i] += (float)y;
            var decay = i < holdSamples ? held : released;
            (x, y) = (decay * ((x * cosine) - (y * sine)), decay * ((x * sine) + (y * cosine)));
            level *= decay;
        }
    }
}
