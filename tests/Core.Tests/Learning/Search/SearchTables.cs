using GenreFunctions.Features;
using GenreFunctions.Learning.Data;

namespace GenreFunctions.Tests.Learning.Search;

/// <summary>Songs that are told apart by their first feature, and artists of three songs each.</summary>
internal static class SearchTables
{
    public const int Labels = 3;
    public const int SongsOfLabel = 30;
    public const int Segments = 2;
    private const int SongsOfArtist = 3;

    /// <summary>Rows of a song differ in the features but the first one, which all rows of a song share, as its worth to a <see cref="KnownLearner"/> is the song's.</summary>
    public static FeatureTable Table(int seed = 1)
    {
        var random = new Random(seed);
        return new FeatureTable(
        [
            .. from label in Enumerable.Range(0, Labels)
               from song in Enumerable.Range(0, SongsOfLabel)
               let first = random.NextDouble()
               from segment in Enumerable.Range(0, Segments)
               select new FeatureRow(
                   SegmentFileName.Of(NameOf(label, song), segment), 1, [first, .. Enumerable.Range(1, FeatureSchema.Count - 1).Select(_ => random.NextDouble())], $"genre{label}"),
        ]);
    }

    public static ArtistIndex Artists() => ArtistIndex.Read(new StringReader(string.Join('\n', Names().Select(song => $"{song}.wav ::: {ArtistOf(song)} ::: x"))));

    public static IEnumerable<string> Names() => from label in Enumerable.Range(0, Labels) from song in Enumerable.Range(0, SongsOfLabel) select NameOf(label, song);

    public static string ArtistOf(string song) => $"{song[..6]} {int.Parse(song[^5..], System.Globalization.CultureInfo.InvariantCulture) / SongsOfArtist}";

    /// <summary>The song that a row is of, by its features; so that what a learner was given can be told without trusting anybody's numbers.</summary>
    public static Func<double, string> SongByFirst(FeatureTable table)
    {
        var songs = new Dictionary<double, string>();
        for (var row = 0; row < table.RowCount; row++)
            songs[table.Row(row)[0]] = table.Songs[table.SongOfRow[row]];
        return first => songs[first];
    }

    private static string NameOf(int label, int song) => $"genre{label}.{song:D5}";
}
