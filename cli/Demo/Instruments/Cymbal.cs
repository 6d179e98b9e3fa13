namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>Struck metal: noise above a corner with a little of an inharmonic ring. Hi-hats, rides, crashes and shakers by their settings.</summary>
/// <param name="CornerHz">Everything below is taken out: high for a hi-hat, lower for a crash.</param>
/// <param name="DecaySeconds">Time to fall by 60 dB: short when closed.</param>
/// <param name="Ring">Level of the ring against the noise, 0 to 1.</param>
internal sealed record Cymbal(double CornerHz, double DecaySeconds, float Ring) : Instrument
{
    /// <summary>Ratios with no common period: metal, not a chord.</summary>
    private static readonly double[] RingRatios = [1, 1.342, 1.731, 2.137];

    private const double RingHz = 3170;

    /// <inheritdoc/>
    public override void Play(in Note note, Span<float> output, Pcg32 random)
    {
        var length = Math.Min(output.Length, Sound.Samples(DecaySeconds));
        var decay = Sound.DecayPerSample(DecaySeconds);
        var filter = default(StateVariableFilter);
        filter.Tune(CornerHz, 0.7);
        var level = note.Velocity;
        for (var i = 0; i < length; i++)
        {
            var noise = random.NextSigned();
            var metal = (1 - Ring) * noise;
            foreach (var ratio in RingRatios)
                metal += Ring * (Math.IEEERemainder(i * RingHz * ratio / Sound.SampleRateHz, 1) > 0 ? 0.4f : -0.4f);
            filter.Step(metal);
            output[i] += level * (metal - filter.Low - filter.Band);
            level *= decay;
        }
    }
}
