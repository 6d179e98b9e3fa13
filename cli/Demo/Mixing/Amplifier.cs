namespace GenreFunctions.Cli.Demo.Mixing;

/// <summary>A guitar amplifier: takes out the mud, clips softly, and sounds through a loudspeaker that has no highs.</summary>
internal static class Amplifier
{
    /// <summary>Lows before clipping make the sound muddy.</summary>
    private const double TightnessHz = 110;

    /// <summary>Where a twelve-inch guitar loudspeaker gives up.</summary>
    private const double LoudspeakerHz = 4500;

    /// <summary>Level at which the input drives the clipping, whatever the instrument's own loudness.</summary>
    private const double InputRms = 0.25;

    /// <summary>Plays a part through the amplifier, in place.</summary>
    public static void Play(Span<float> samples, float drive)
    {
        var gain = drive * Loudness.GainTo(InputRms, samples);
        var lowCorner = Sound.OnePole(TightnessHz);
        var highCorner = Sound.OnePole(LoudspeakerHz);
        float low = 0, first = 0, second = 0;
        foreach (ref var sample in samples)
        {
            low += lowCorner * (sample - low);
            var clipped = MathF.Tanh(gain * (sample - low));
            first += highCorner * (clipped - first);
            second += highCorner * (first - second);
            sample = second;
        }
    }
}
