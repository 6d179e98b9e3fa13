using GenreFunctions.Cli.Demo.Instruments;

namespace GenreFunctions.Cli.Demo.Mixing;

/// <summary>Brings a song to its loudness, rounds off what sticks out, and fades the ends.</summary>
internal static class Master
{
    /// <summary>No sample is louder than this: room for what a lossy codec overshoots.</summary>
    public const float Ceiling = 0.96f;

    /// <summary>Up to here nothing is changed.</summary>
    private const float Knee = 0.6f;

    /// <summary>What lies below is not heard, and only takes room from what is.</summary>
    private const double RumbleHz = 20;

    /// <summary>What lies below is lifted: loudspeakers in clubs and cars have spoilt us.</summary>
    private const double WarmthHz = 130;

    private const float WarmthGain = 1.2f;
    private const double FadeInSeconds = 0.005;
    private const double FadeOutSeconds = 1.2;

    /// <summary>Masters an interleaved stereo song in place.</summary>
    public static void Finish(Span<float> song, double loudnessDb, double bandwidthHz)
    {
        Filter(song, bandwidthHz);
        Filter(song[1..], bandwidthHz);
        var gain = Loudness.GainTo(Sound.Amplitude(loudnessDb), song);
        var frames = song.Length / 2;
        for (var frame = 0; frame < frames; frame++)
        {
            var fade = Fade(frame, frames) * gain;
            song[2 * frame] = Limit(song[2 * frame] * fade);
            song[(2 * frame) + 1] = Limit(song[(2 * frame) + 1] * fade);
        }
    }

    /// <summary>Filters one channel, every second sample of <paramref name="song"/>: no rumble, some warmth, and a Butterworth low-pass of fourth order.</summary>
    private static void Filter(Span<float> song, double bandwidthHz)
    {
        var lowCorner = Sound.OnePole(RumbleHz);
        var warmCorner = Sound.OnePole(WarmthHz);
        StateVariableFilter first = default, second = default;
        first.Tune(bandwidthHz, 0.54);
        second.Tune(bandwidthHz, 1.31);
        float low = 0, warm = 0;
        for (var i = 0; i < song.Length; i += 2)
        {
            low += lowCorner * (song[i] - low);
            var clean = song[i] - low;
            warm += warmCorner * (clean - warm);
            first.Step(clean + (WarmthGain * warm));
            second.Step(first.Low);
            song[i] = second.Low;
        }
    }

    /// <summary>Unchanged below the knee, then bent smoothly towards the ceiling and never over it.</summary>
    private static float Limit(float sample)
    {
        var magnitude = MathF.Abs(sample);
        if (magnitude <= Knee)
            return sample;
        const float Room = Ceiling - Knee;
        return MathF.CopySign(Knee + (Room * MathF.Tanh((magnitude - Knee) / Room)), sample);
    }

    private static float Fade(int frame, int frames)
    {
        var fadeIn = frame / (float)Sound.Samples(FadeInSeconds);
        var fadeOut = (frames - frame) / (float)Sound.Samples(FadeOutSeconds);
        return Math.Min(1, Math.Min(fadeIn, fadeOut));
    }
}
