using GenreFunctions.Cli.Demo.Instruments;
using GenreFunctions.Cli.Demo.Playing;

namespace GenreFunctions.Cli.Demo.Styles;

/// <summary>Four to the floor at 120: octaves in the bass, open hats between the beats, scratching guitar, strings and brass.</summary>
internal static class DiscoStyle
{
    public static SongStyle Song { get; } = new(
        "disco", BeatsPerMinute: 120, StepsPerBar: 16, LoudnessDb: -17,
        Chords: "Am7 | Am7 | Dm7 | Dm7 | Fmaj7 | G | Em7 | Em7",
        [
            new(DrumKit.Kick, new Drummer("X...X...X...X..."), new(-17)),
            new(DrumKit.Snare, new Drummer("....x.......x...", "....x.......x.xx"), new(-23, 0, 0.15f)),
            new(DrumKit.Clap, new Drummer("....x.......x..."), new(-25, 0, 0.2f)) { FirstBar = 4 },
            new(DrumKit.ClosedHat, new Drummer("x..ox..ox..ox..o"), new(-30, 0.2)),
            new(DrumKit.OpenHat, new Drummer("..x...x...x...x."), new(-27, 0.2)),
            new(Band.BassGuitar, new Bassist("R.8.R.8.R.8.R.8.|R.8.R.8.R.8.5.7."), new(-18, 0, 0.02f)),
            new(Band.MutedGuitar, new ChordPlayer("x.ox..xox.ox..xo", 64, 0.004), new(-26, -0.5, 0.1f)),
            new(Band.Strings, new ChordPlayer("x---------------", 67), new(-25, 0.2, 0.3f, 0.4f)) { FirstBar = 2 },
            new(Band.Brass, new ChordPlayer("................|x-.x-.......x-x-", 60), new(-24, 0.35, 0.2f, 0.2f)) { FirstBar = 4 },
            new(Band.Singer, new Soloist(Scales.MinorPentatonic(9), 69, "x-x-..x-x-x---..", "..x-x-x-..x-x---", "x-----------...."), new(-20, 0, 0.2f))
            {
                FirstBar = 4,
            },
        ])
    {
        LoosenessSeconds = 0.002,
    };
}
