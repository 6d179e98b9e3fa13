using GenreFunctions.Cli.Demo.Instruments;
using GenreFunctions.Cli.Demo.Playing;

namespace GenreFunctions.Cli.Demo.Styles;

/// <summary>A slow shuffle over the twelve bars, in A: thirty seconds are exactly one chorus.</summary>
internal static class BluesStyle
{
    public static SongStyle Song { get; } = new(
        "blues", BeatsPerMinute: 96, StepsPerBar: 12, LoudnessDb: -17.5,
        Chords: "A7 | D7 | A7 | A7 | D7 | D7 | A7 | A7 | E7 | D7 | A7 | E7",
        [
            new(DrumKit.Kick, new Drummer("x.....x....."), new(-22)),
            new(DrumKit.Snare, new Drummer("...x.....x..", "...x.....xxx"), new(-28, 0.05, 0.15f)),
            new(DrumKit.Ride, new Drummer("x.ox.ox.ox.o"), new(-45, 0.3)),
            new(Band.BassGuitar, new Bassist("R.RR.R3.35.5|6.66.65.53.3"), new(-19, 0, 0.02f)),
            new(Band.Organ, new ChordPlayer("x--------...|..x--x......", 55), new(-29, -0.4, 0.2f, 0.2f)),
            new(Band.ElectricGuitar, new ChordPlayer("x.xx.xx.xx.x", 52, 0.008), new(-23, 0.4, 0.15f)),
            new(Band.ElectricGuitar, new Soloist(Scales.Blues(9), 69, "x--x-xx---..", "..xx-xx--x--", "x-----......"), new(-20, -0.1, 0.25f, 0, 1))
            {
                FirstBar = 1,
            },
        ])
    {
        BandwidthHz = 6500,
        LoosenessSeconds = 0.009,
    };
}
