using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Features;
using GenreFunctions.Learning.Data;

namespace GenreFunctions.Tests.Learning.Data;

/// <summary>Songs of artists, some of them repetitions of others, for laws of splits.</summary>
/// <param name="Songs">The songs: label, artist (-1: unknown), how many segments, and the song whose recording it repeats (-1: none).</param>
internal sealed record MadeUpSongs((int Label, int Artist, int Segments, int Repeats)[] Songs)
{
    /// <summary>Two to four labels of 6 to 20 songs; artists of one label each, of whom two or more are not tied to others.</summary>
    public static Gen<MadeUpSongs> Any { get; } =
        from labels in Gen.Choose(2, 4)
        from songs in Label.ListOf(labels)
        select new MadeUpSongs([.. songs.SelectMany((label, number) => label.Select((song, i) => (
            number,
            i < 2 ? (100 * number) + 90 + i : song.Artist < 0 ? -1 : (100 * number) + song.Artist,
            song.Segments,
            i > 2 && song.Repeats ? songs.Take(number).Sum(earlier => earlier.Length) + i - 1 : -1)))]);

    private static Gen<(int Artist, int Segments, bool Repeats)[]> Label =>
        from count in Gen.Choose(6, 20)
        from artists in Gen.Choose(2, 12)
        from songs in (from artist in Gen.Choose(-1, artists - 1)
                       from segments in Gen.Choose(1, 4)
                       from repeats in Gen.Choose(0, 9)
                       select (artist, segments, repeats == 0)).ArrayOf(count)
        select songs;

    public string NameOf(int song) => $"genre{Songs[song].Label}.{song:D5}";

    public FeatureTable Table() => new([.. Songs.SelectMany((song, number) => Enumerable.Range(0, song.Segments).Select(segment => new FeatureRow(
        SegmentFileName.Of(NameOf(number), segment), 1, [.. Enumerable.Repeat(segment == 0 ? FirstRow(number) : (number * 10) + segment + 1.0, FeatureSchema.Count)], $"genre{song.Label}")))]);

    public ArtistIndex Index() => ArtistIndex.Read(new StringReader(string.Join(
        '\n', Songs.Select((song, number) => $"{NameOf(number)}.wav ::: {(song.Artist < 0 ? "" : $"artist {song.Artist}")} ::: x"))));

    private double FirstRow(int song) => Songs[song].Repeats < 0 ? (song * 10) + 1 : FirstRow(Songs[song].Repeats);
}
