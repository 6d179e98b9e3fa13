using GenreFunctions.Cli.Demo.Instruments;
using GenreFunctions.Cli.Demo.Playing;

namespace GenreFunctions.Cli.Demo.Styles;

/// <summary>One drop: the kick waits for the third beat, guitar and organ play between the beats, the bass carries the tune.</summary>
internal static class ReggaeStyle
{
    public static SongStyle Song { get; } = new(
        "reggae", BeatsPerMinute: 76, StepsPerBar: 16, LoudnessDb: -18,
        Chords: "Am | Am | Dm | G | Am | Am | F | G",
        [
            new(DrumKit.DeepKick, new Drummer("........X......."), new(-17)),
            new(DrumKit.Rim, new Drummer("........x.......", "........x..x.x.x"), new(-22, 0.1, 0.25f)),
            new(DrumKit.ClosedHat, new Drummer("x.oxx.o.x.oxx.o."), new(-29, 0.25)),
            new(DrumKit.Tom, new Drummer("................", "............x.xx"), new(-24, -0.3, 0.3f)),
            new(Band.BassGuitar, new Bassist("R---R-5-....8-5-|R--R--3-5-....5-"), new(-16, 0, 0.02f)),
            new(Band.MutedGuitar, new ChordPlayer("..X...X...X...X.", 60, 0.006), new(-22, 0.4, 0.2f, 0.2f)),
            new(Band.Organ, new ChordPlayer("..xo..xo..xo..xo", 57), new(-27, -0.4, 0.2f, 0.2f)),
            new(Band.Singer, new Soloist(Scales.MinorPentatonic(9), 64, "x-x---x-x-....x-", "x---x-x---......", "x-------........"), new(-20, 0, 0.2f))
            {
                FirstBar = 2,
            },
        ])
    {
        SwingSteps = 0.12,
        BandwidthHz = 9000,
        LoosenessSeconds = 0.007,
    };
}
