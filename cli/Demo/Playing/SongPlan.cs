using GenreFunctions.Cli.Demo.Instruments;
using GenreFunctions.Cli.Demo.Styles;

namespace GenreFunctions.Cli.Demo.Playing;

/// <summary>What all players of a song agree on: where every step is in time, and which chord sounds there.</summary>
internal sealed class SongPlan
{
    private const int BeatsPerBar = 4;

    private readonly SongStyle _style;
    private readonly Chord[][] _chordsByBar;
    private readonly double _samplesPerStep;

    /// <summary>Plans enough bars to fill the song.</summary>
    public SongPlan(SongStyle style, ulong seed)
    {
        _style = style;
        Seed = seed;
        _chordsByBar = [.. style.Chords.Split('|').Select(bar =>
            bar.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Chord.Parse).ToArray())];
        _samplesPerStep = BeatsPerBar * 60.0 / style.BeatsPerMinute / style.StepsPerBar * Sound.SampleRateHz;
        BarCount = (int)Math.Ceiling(Sound.SongSamples / (_samplesPerStep * style.StepsPerBar));
    }

    /// <summary>What the tune is made of; the same for the whole song, so that motifs can come back.</summary>
    public ulong Seed { get; }

    /// <summary>Bars of the song; the end may cut the last one.</summary>
    public int BarCount { get; }

    /// <summary>Steps of one bar.</summary>
    public int StepsPerBar => _style.StepsPerBar;

    /// <summary>Steps of one beat.</summary>
    public int StepsPerBeat => _style.StepsPerBar / BeatsPerBar;

    /// <summary>True in every fourth bar, where drummers play a fill.</summary>
    public static bool EndsPhrase(int bar) => bar % 4 == 3;

    /// <summary>The chord that sounds at a step; a bar may hold several, evenly spread.</summary>
    public Chord ChordAt(int bar, int step)
    {
        var chords = _chordsByBar[(bar + (step / StepsPerBar)) % _chordsByBar.Length];
        return chords[step % StepsPerBar * chords.Length / StepsPerBar];
    }

    /// <summary>A note of this plan, a little early or late and a little louder or softer, as people play.</summary>
    public Note Note(int bar, Stroke stroke, double pitch, double velocity, Pcg32 random)
    {
        var start = SampleAt(bar, stroke.Step);
        var hold = SampleAt(bar, stroke.Step + stroke.LengthSteps) - start;
        var early = Sound.Samples(_style.LoosenessSeconds * random.NextSigned());
        var human = velocity * (1 + (0.07 * random.NextSigned())) * Dynamics(bar);
        return new Note(Math.Max(0, start + early), hold, pitch, (float)Math.Clamp(human, 0.02, 1));
    }

    /// <summary>Phrases of four bars begin a little softer and grow.</summary>
    private static double Dynamics(int bar) => 0.9 + (0.1 * (bar % 4) / 3);

    private int SampleAt(int bar, int step)
    {
        var swung = step + (step % 2 == 1 ? _style.SwingSteps : 0);
        return (int)Math.Round(((bar * (double)StepsPerBar) + swung) * _samplesPerStep);
    }
}
