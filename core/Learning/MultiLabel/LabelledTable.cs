using GenreFunctions.Learning.Data;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>A table with several labels a row, and the names of everything in it.</summary>
/// <param name="FeatureNames">The features' columns.</param>
/// <param name="TagNames">The tags.</param>
/// <param name="ClassNames">The classes, sorted; empty where there are none.</param>
/// <param name="SongNames">The songs; a row that stands alone is one by itself.</param>
/// <param name="Rows">The rows.</param>
public sealed record LabelledTable(
    IReadOnlyList<string> FeatureNames, IReadOnlyList<string> TagNames, IReadOnlyList<string> ClassNames, IReadOnlyList<string> SongNames, TaggedExamples Rows)
{
    /// <summary>The same rows, with another share from which on a tag is there.</summary>
    /// <param name="share">In (0, 1]: with 1/3, a tag is there when a third of the listeners said so.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is outside (0, 1].</exception>
    public LabelledTable PresentFrom(double share) => share is > 0 and <= 1
        ? this with { Rows = Rows with { PresentFrom = share } }
        : throw new ArgumentOutOfRangeException(nameof(share), share, $"A tag cannot be there from a share of {share} on; it has to be above 0, up to 1.");

    /// <summary>
    /// Gives segments the tags of their songs; their own labels (genres) become classes. A segment's song is found by its whole name, or by what stands behind the last dot of it, leading zeros aside:
    /// <c>classical.00001.3.wav</c> is of the song <c>classical.00001</c>, <c>00001</c> or <c>1</c>. Songs without tags are left out.
    /// </summary>
    /// <param name="segments">The segments' features.</param>
    /// <param name="songs">A row a song, its name in <see cref="SongNames"/>.</param>
    /// <exception cref="ArgumentException">No segment's song has tags, or a song is named twice.</exception>
    public static LabelledTable OfSegments(FeatureTable segments, LabelledTable songs)
    {
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(songs);
        var tagged = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < songs.Rows.Count; row++)
        {
            var name = songs.SongNames[songs.Rows.Songs[row]];
            if (!tagged.TryAdd(Trimmed(name), row))
                throw new ArgumentException($"The song '{name}' has two rows of tags.", nameof(songs));
        }

        int RowOf(string song) =>
            tagged.TryGetValue(Trimmed(song), out var row) || tagged.TryGetValue(Trimmed(song[(song.LastIndexOf('.') + 1)..]), out row) ? row : -1;

        var tagsOfSong = segments.Songs.Select(RowOf).ToArray();
        var rows = Enumerable.Range(0, segments.RowCount).Where(row => tagsOfSong[segments.SongOfRow[row]] >= 0).ToArray();
        if (rows.Length == 0)
            throw new ArgumentException($"No song of the segments has tags; the segments' songs are named like '{segments.Songs[0]}', the tags' like '{(songs.SongNames.Count > 0 ? songs.SongNames[0] : "")}'.", nameof(songs));
        return songs with
        {
            FeatureNames = Features.FeatureSchema.Names,
            ClassNames = segments.Labels,
            SongNames = segments.Songs,
            Rows = songs.Rows with
            {
                Features = [.. rows.SelectMany(row => segments.Row(row).ToArray())],
                Columns = Features.FeatureSchema.Count,
                Targets = [.. rows.SelectMany(row => Tags(tagsOfSong[segments.SongOfRow[row]]))],
                Songs = [.. rows.Select(row => segments.SongOfRow[row])],
                Classes = [.. rows.Select(row => segments.LabelOfRow[row])],
                ClassCount = segments.Labels.Count,
            },
        };

        double[] Tags(int song) => songs.Rows.Targets[(song * songs.Rows.TagCount)..((song + 1) * songs.Rows.TagCount)];
    }

    // A number may be written with zeros in front in one file and without in the other.
    private static string Trimmed(string name) =>
        name.Length > 0 && !name.AsSpan().ContainsAnyExceptInRange('0', '9') ? name.TrimStart('0').PadLeft(1, '0') : name;
}
