namespace GenreFunctions.Learning.Data;

/// <summary>
/// Who performs each song: lines of <c>file ::: artist ::: title</c>, as the public index of GTZAN has them (Sturm, "The state of the art ten years after
/// a state of the art", 2014). Lines that are empty or begin with <c>#</c> are skipped. An artist without a name is unknown.
/// </summary>
public sealed class ArtistIndex
{
    private const string Separator = ":::";

    private readonly Dictionary<string, string> _artistOfSong;

    private ArtistIndex(Dictionary<string, string> artistOfSong) => _artistOfSong = artistOfSong;

    /// <summary>How many songs are listed, those of unknown artists included.</summary>
    public int Count => _artistOfSong.Count;

    /// <summary>Reads an index.</summary>
    /// <exception cref="InvalidDataException">A line has no artist's column, or a song is listed with two artists: one sentence with the line.</exception>
    public static ArtistIndex Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var artists = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
                continue;
            if (line.Split(Separator) is not [var file, var artist, ..] || string.IsNullOrWhiteSpace(file))
                throw new InvalidDataException($"Line {number}: '{line}' is not 'file ::: artist ::: title'.");
            var (song, name) = (SongPath.SongOf(file.Trim()), Plain(artist));
            if (!artists.TryAdd(song, name) && artists[song] != name)
                throw new InvalidDataException($"Line {number}: the song '{song}' has two artists, '{artists[song]}' and '{name}'.");
        }

        return artists.Count > 0 ? new ArtistIndex(artists) : throw new InvalidDataException("There is no song in the artist index; its lines are 'file ::: artist ::: title'.");
    }

    /// <summary>Whether the song is listed.</summary>
    public bool Lists(string song) => _artistOfSong.ContainsKey(song);

    /// <summary>The song's artist, small letters; <see langword="null"/> where nobody knows.</summary>
    public string? ArtistOf(string song) => _artistOfSong.TryGetValue(song, out var artist) && artist.Length > 0 ? artist : null;

    /// <summary>Spaces and capitals make no other artist.</summary>
    private static string Plain(string artist) =>
        string.Join(' ', artist.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
