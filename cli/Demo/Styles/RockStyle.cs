using GenreFunctions.Cli.Demo.Instruments;
using GenreFunctions.Cli.Demo.Playing;

namespace GenreFunctions.Cli.Demo.Styles;

/// <summary>Two crunching guitars in A, eighths in the bass and on the hats, a loud snare, a tune on top.</summary>
internal static class RockStyle
{
    public static SongStyle Song { get; } = new(
        "rock", BeatsPerMinute: 128, StepsPerBar: 16, LoudnessDb: -17.5,
        Chords: "A | D | E | D | A | D | F#m | E",
        [
            new(DrumKit.Kick, new Drummer("X.......X.x.....|X.....x.X.x....."), new(-19)),
            new(DrumKit.Snare, new Drummer("....X.......X...", "....X.......XxXX"), new(-20, 0, 0.18f)),
            new(DrumKit.ClosedHat, new Drummer("X.x.X.x.X.x.X.x."), new(-28, 0.25)),
            new(DrumKit.Tom, new Drummer("................", "........x.x....."), new(-24, -0.3, 0.2f)),
            new(DrumKit.Crash, new Drummer("X...............|................|................|................"), new(-33, -0.3)),
            new(Band.BassGuitar, new Bassist("R-R-R-R-R-R-R-R-|R-R-R-R-R-R-5-b-"), new(-20, 0, 0.02f, 0, 1)),
            new(Band.ElectricGuitar, new PowerChordPlayer("x-----x-x---x---|x-x---x-x-x-x---"), new(-21, -0.7, 0.08f, 0, 5)),
            new(Band.ElectricGuitar, new ChordPlayer("X-----x-X---x-x-", 57, 0.006), new(-22, 0.7, 0.08f, 0, 3)),
            new(Band.Singer, new Soloist(Scales.MajorPentatonic(9), 69, "x-x-x---x-x---..", "x---x-x-x-----..", "x-----------...."), new(-20, 0, 0.15f))
            {
                FirstBar = 4,
            },
        ])
    {
        BandwidthHz = 8500,
        LoosenessSeconds = 0.006,
    };
}
