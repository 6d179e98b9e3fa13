using GenreFunctions.Cli.Demo.Instruments;
using GenreFunctions.Cli.Demo.Playing;

namespace GenreFunctions.Cli.Demo.Styles;

/// <summary>Boom-chick in G: a bass that swings between root and fifth, a strummed guitar, a train of brushes, banjo and fiddle.</summary>
internal static class CountryStyle
{
    public static SongStyle Song { get; } = new(
        "country", BeatsPerMinute: 112, StepsPerBar: 16, LoudnessDb: -18,
        Chords: "G | G | C | G | G | Em | D | D | G | G7 | C | C | G | D | G | G",
        [
            new(DrumKit.Kick, new Drummer("x.......x......."), new(-27)),
            new(DrumKit.Brush, new Drummer("o.oox.ooo.oox.oo", "o.oox.ooo.xxxxxx"), new(-42, 0.1)),
            new(Band.BassGuitar, new Bassist("R---....5---....|R---....5---..b-"), new(-17, 0, 0.02f)),
            new(Band.AcousticGuitar, new ChordPlayer("x-o-X-o-x-o-X-o-|x-o-X-oox-o-X-o-", 55, 0.012), new(-20, 0.35, 0.12f, 0.2f)),
            new(Band.Banjo, new ArpeggioPlayer("0.2.3.1.2.3.1.2.", 62), new(-29, -0.5, 0.1f)) { FirstBar = 2 },
            new(Band.Singer, new Soloist(Scales.MajorPentatonic(7), 64, "x---x-x---x---..", "x---x---x-----..", "x-----------...."), new(-19, 0, 0.15f))
            {
                FirstBar = 4,
            },
            new(Band.Fiddle, new Soloist(Scales.MajorPentatonic(7), 74, "x-xxx---x-x-x---", "x---x-x-x-------", "x---------------"), new(-28, -0.3, 0.2f)),
        ])
    {
        BandwidthHz = 9000,
    };
}
