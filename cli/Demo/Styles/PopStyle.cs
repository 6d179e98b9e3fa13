using GenreFunctions.Cli.Demo.Instruments;
using GenreFunctions.Cli.Demo.Playing;

namespace GenreFunctions.Cli.Demo.Styles;

/// <summary>I-V-vi-IV in C: a clean beat, a pulsing bass, a wide synthesizer, a plucked figure, and a singer in front.</summary>
internal static class PopStyle
{
    public static SongStyle Song { get; } = new(
        "pop", BeatsPerMinute: 116, StepsPerBar: 16, LoudnessDb: -14,
        Chords: "C | G | Am | F",
        [
            new(DrumKit.Kick, new Drummer("X.....x.X.......|X.....x.X..x...."), new(-17)),
            new(DrumKit.Snare, new Drummer("....X.......X...", "....X.......X.xx"), new(-20, 0, 0.2f)),
            new(DrumKit.Clap, new Drummer("....x.......x..."), new(-23, 0, 0.25f)) { FirstBar = 4 },
            new(DrumKit.ClosedHat, new Drummer("x.x.x.x.x.x.x.xo"), new(-22, 0.25)),
            new(DrumKit.Shaker, new Drummer("oxoxoxoxoxoxoxox"), new(-26, -0.4)),
            new(Band.SynthBass, new Bassist("R-R-R-R-R-R-R-R-"), new(-19, 0, 0)),
            new(Band.SynthPad, new ChordPlayer("x---------------", 60), new(-26, 0, 0.3f, 0.5f)),
            new(Band.Bell, new ArpeggioPlayer("0.2.1.3.2.4.3.2.", 72), new(-29, -0.3, 0.3f, 0.3f)) { FirstBar = 2 },
            new(Band.AcousticGuitar, new ChordPlayer("X-.oo-X-.oX-o-o-", 60, 0.008), new(-25, 0.4, 0.1f, 0.3f)),
            new(Band.Singer, new Soloist(Scales.Major(0), 72, "x-x-x---x-x---..", "..x-x-x-x-----..", "x---x-------...."), new(-17, 0, 0.22f))
            {
                FirstBar = 4,
            },
        ])
    {
        LoosenessSeconds = 0.002,
    };
}
