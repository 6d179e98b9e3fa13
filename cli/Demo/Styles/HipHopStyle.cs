using GenreFunctions.Cli.Demo.Instruments;
using GenreFunctions.Cli.Demo.Playing;

namespace GenreFunctions.Cli.Demo.Styles;

/// <summary>Slow and swung, like a sampled record: a heavy beat, a bass below everything, a few notes of electric piano, a rapped line.</summary>
internal static class HipHopStyle
{
    public static SongStyle Song { get; } = new(
        "hiphop", BeatsPerMinute: 90, StepsPerBar: 16, LoudnessDb: -15,
        Chords: "Cm7 | Cm7 | Abmaj7 | G7",
        [
            new(DrumKit.DeepKick, new Drummer("X.....x...X..x..|X..x......X....."), new(-15)),
            new(DrumKit.FatSnare, new Drummer("....X.......X...", "....X.......X..x"), new(-19, 0, 0.1f)),
            new(DrumKit.ClosedHat, new Drummer("x.oxx.ooxoo.x.oo", "x.oxx.ooxooxoxxx"), new(-25, 0.15)),
            new(DrumKit.Shaker, new Drummer("o.x.o.x.o.x.o.x."), new(-31, -0.4)) { FirstBar = 2 },
            new(Band.SubBass, new Bassist("R-----R---R-----|R--R------5-7---"), new(-17, 0, 0)),
            new(Band.ElectricPiano, new ChordPlayer("x-----....x-....|x---------......", 58), new(-25, -0.2, 0.25f, 0.3f)),
            new(Band.Bell, new Soloist(Scales.MinorPentatonic(0), 84, "x-....x-....x-..", "............x-x-", "x---............"), new(-31, 0.4, 0.4f)),
            new(Band.Speaker, new Soloist(Scales.MinorPentatonic(0), 50, "x.xxx.x.xxx.x.x.", "x.x.xxx.x.xxx...", "xxx.x.xxx.x.x..."), new(-18, 0, 0.08f))
            {
                FirstBar = 2,
            },
            new(Band.OldRecord, new Drummer("X---------------"), new(-40, 0, 0, 0.5f)),
        ])
    {
        SwingSteps = 0.22,
        BandwidthHz = 10000,
        LoosenessSeconds = 0.006,
    };
}
