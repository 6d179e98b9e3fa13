using GenreFunctions.Cli.Demo.Instruments;
using GenreFunctions.Cli.Demo.Playing;

namespace GenreFunctions.Cli.Demo.Styles;

/// <summary>A piano over strings, without drums: broken chords, a slow tune, a flute that answers.</summary>
internal static class ClassicalStyle
{
    public static SongStyle Song { get; } = new(
        "classical", BeatsPerMinute: 72, StepsPerBar: 16, LoudnessDb: -27,
        Chords: "C | Am | Dm7 G7 | C | F | Dm | C G7 | C",
        [
            new(Band.Piano, new ArpeggioPlayer("0-2-3-2-4-2-3-2-", 48), new(-24, -0.15, 0.35f, 0.2f)),
            new(Band.Piano, new Bassist("R---------------"), new(-26, -0.25, 0.3f)),
            new(Band.Strings, new ChordPlayer("o---------------", 55), new(-33, 0.2, 0.5f, 0.4f)) { FirstBar = 2 },
            new(Band.Piano, new Soloist(Scales.Major(0), 76, "x-------x---x---", "x---x---x-------", "x-----x-x-------"), new(-23, 0.1, 0.35f)),
            new(Band.Flute, new Soloist(Scales.Major(0), 79, "........x---x---", "x-------........", "x---------------"), new(-30, 0.4, 0.5f))
            {
                FirstBar = 4,
            },
        ])
    {
        LoosenessSeconds = 0.012,
    };
}
