using GenreFunctions.Cli.Demo.Instruments;
using GenreFunctions.Cli.Demo.Playing;

namespace GenreFunctions.Cli.Demo.Styles;

/// <summary>A quartet at ease: ii-V-I in C and its neighbour, a walking bass, a ride cymbal, sparse piano, a saxophone.</summary>
internal static class JazzStyle
{
    public static SongStyle Song { get; } = new(
        "jazz", BeatsPerMinute: 132, StepsPerBar: 12, LoudnessDb: -21,
        Chords: "Dm7 | G7 | Cmaj7 | A7 | Dm7 | G7 | Cmaj7 | Cmaj7 | Bm7b5 | E7 | Am7 | Am7 | Dm7 | G7 | Cmaj7 | A7",
        [
            new(DrumKit.Ride, new Drummer("x..x.xx..x.o"), new(-40, 0.3, 0.15f)),
            new(DrumKit.ClosedHat, new Drummer("...x.....x.."), new(-38, -0.2)),
            new(DrumKit.Brush, new Drummer("........o...|.....o.....o", "...o.o..xx.x"), new(-35, 0.1, 0.2f)),
            new(DrumKit.Kick, new Drummer("o..........."), new(-32)),
            new(Band.DoubleBass, new WalkingBassist(), new(-18, -0.1, 0.08f)),
            new(Band.Piano, new ChordPlayer("x----x-.....|.....x---...|..x-........|.....x-..x--", 56), new(-26, -0.4, 0.2f, 0.2f)),
            new(Band.Saxophone, new Soloist(Scales.Major(0), 67, "x-xx-xx-x---", "..xx--x-xx-x", "x-----..x-x-"), new(-22, 0.25, 0.25f))
            {
                FirstBar = 2,
            },
        ])
    {
        BandwidthHz = 8000,
        LoosenessSeconds = 0.012,
    };
}
