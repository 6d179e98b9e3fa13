namespace GenreFunctions.Cli.Demo.Mixing;

/// <summary>Puts parts side by side into stereo, adds the room, and masters the sum. One song, then a new one.</summary>
internal sealed class Mixer
{
    /// <summary>Delay between the two sides of a wide part: below what is heard as an echo. It cancels in mono.</summary>
    private const double WidthSeconds = 0.013;

    private readonly float[] _left = new float[Sound.SongSamples];
    private readonly float[] _right = new float[Sound.SongSamples];
    private readonly float[] _room = new float[Sound.SongSamples];

    /// <summary>Adds a part; <paramref name="part"/> is used up.</summary>
    public void Add(Span<float> part, Mix mix)
    {
        if (mix.Drive > 0)
            Amplifier.Play(part, mix.Drive);

        var gain = Loudness.GainTo(Sound.Amplitude(mix.LevelDb), part);
        var (rightGain, leftGain) = Math.SinCos((mix.Pan + 1) * Math.PI / 4);
        var delay = Sound.Samples(WidthSeconds);
        for (var i = 0; i < part.Length; i++)
        {
            var sample = gain * part[i];
            var side = i < delay ? 0 : gain * mix.Width * part[i - delay];
            _left[i] += ((float)leftGain * sample) + side;
            _right[i] += ((float)rightGain * sample) - side;
            _room[i] += mix.Reverb * sample;
        }
    }

    /// <summary>The finished song: left and right in turn, never beyond <see cref="Master.Ceiling"/>.</summary>
    public float[] Finish(double loudnessDb, double bandwidthHz)
    {
        var leftEar = new Reverb(rightEar: false);
        var rightEar = new Reverb(rightEar: true);
        var song = new float[2 * Sound.SongSamples];
        for (var i = 0; i < Sound.SongSamples; i++)
        {
            song[2 * i] = _left[i] + leftEar.Step(_room[i]);
            song[(2 * i) + 1] = _right[i] + rightEar.Step(_room[i]);
        }

        Master.Finish(song, loudnessDb, bandwidthHz);
        return song;
    }
}
