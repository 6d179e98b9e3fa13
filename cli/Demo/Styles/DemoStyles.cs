namespace GenreFunctions.Cli.Demo.Styles;

/// <summary>The ten songs of the demo, named after the ten genres of the GTZAN collection and in its order.</summary>
internal static class DemoStyles
{
    public static IReadOnlyList<SongStyle> All { get; } =
    [
        BluesStyle.Song, ClassicalStyle.Song, CountryStyle.Song, DiscoStyle.Song, HipHopStyle.Song,
        JazzStyle.Song, MetalStyle.Song, PopStyle.Song, ReggaeStyle.Song, RockStyle.Song,
    ];
}
