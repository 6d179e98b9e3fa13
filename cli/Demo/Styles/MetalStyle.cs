using GenreFunctions.Cli.Demo.Instruments;
using GenreFunctions.Cli.Demo.Playing;

namespace GenreFunctions.Cli.Demo.Styles;

/// <summary>A palm-muted gallop on the low E, two guitars left and right, and a double kick under it.</summary>
internal static class MetalStyle
{
    private const string Riff = "oooxoooxoooxx---|oooxoooxx---x---";

    public static SongStyle Song { get; } = new(
        "metal", BeatsPerMinute: 150, StepsPerBar: 16, LoudnessDb: -16,
        Chords: "E5 | E5 | E5 | G5 F5 | E5 | E5 | C5 | D5 F5",
        [
            new(DrumKit.TightKick, new Drummer("xxxxxxxxxxxxxxxx|x.xxx.xxx.xxx.xx"), new(-23)),
            new(DrumKit.Snare, new Drummer("....X.......X...", "....X...X.X.XXXX"), new(-21, 0, 0.1f)),
            new(DrumKit.Tom, new Drummer("................", "........x.x.x..."), new(-22, -0.3, 0.15f)),
            new(DrumKit.Crash, new Drummer("X.......|........|........|........|........|........|........|........"), new(-33, 0.4)),
            new(DrumKit.OpenHat, new Drummer("x...x...x...x..."), new(-33, 0.2)),
            new(Band.BassGuitar, new Bassist("RRRRRRRRRRRRR---|RRRRRRRRR---R---"), new(-21, 0, 0, 0, 3)),
            new(Band.ElectricGuitar, new PowerChordPlayer(Riff), new(-15, -0.8, 0.03f, 0, 12)),
            new(Band.ElectricGuitar, new PowerChordPlayer(Riff), new(-15, 0.8, 0.03f, 0, 14)),
            new(Band.ElectricGuitar, new Soloist(Scales.Minor(4), 76, "x-x-x-xxx---x-x-", "x-xxx-x-x-------", "xxxxx-x-x-------"), new(-21, 0, 0.2f, 0, 10))
            {
                FirstBar = 8,
            },
        ])
    {
        BandwidthHz = 8000,
        LoosenessSeconds = 0.003,
    };
}
