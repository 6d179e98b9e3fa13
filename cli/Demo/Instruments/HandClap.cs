namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>A few people clapping: bursts of noise in a band, a few milliseconds apart, then the room.</summary>
internal sealed record HandClap : Instrument
{
    private const int Hands = 4;
    private const double ApartSeconds = 0.011;
    private const double BurstSeconds = 0.03;
    private const double RoomSeconds = 0.25;

    /// <inheritdoc/>
    public override void Play(in Note note, Span<float> output, Pcg32 random)
    {
        for (var hand = 0; hand < Hands; hand++)
        {
            var start = Sound.Samples(hand * ApartSeconds);
            if (start >= output.Length)
                return;
            Burst(output[start..], note.Velocity, hand == Hands - 1 ? RoomSeconds : BurstSeconds, random);
        }
    }

    private static void Burst(Span<float> output, float velocity, double seconds, Pcg32 random)
    {
        var length = Math.Min(output.Length, Sound.Samples(seconds));
        var decay = Sound.DecayPerSample(seconds);
        var band = default(StateVariableFilter);
        band.Tune(1400, 1.2);
        for (var i = 0; i < length; i++)
        {
            band.Step(random.NextSigned());
            output[i] += velocity * band.Band;
            velocity *= decay;
        }
    }
}
