namespace GenreFunctions.Learning.Data;

/// <summary>Reads a list of songs: a file name a line, with folders or without. Lines that are empty or begin with <c>#</c> are skipped.</summary>
public static class SongList
{
    /// <summary>Reads the songs, under the names that they have in feature files.</summary>
    /// <exception cref="InvalidDataException">The list is empty, or names a song twice: one sentence.</exception>
    public static IReadOnlyList<string> Read(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var songs = new OrderedDictionary<string, int>(StringComparer.Ordinal);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
                continue;
            var song = SongPath.SongOf(line.Trim());
            if (!songs.TryAdd(song, number))
                throw new InvalidDataException($"Line {number}: the song '{song}' stands in line {songs[song]} already.");
        }

        return songs.Count > 0 ? [.. songs.Keys] : throw new InvalidDataException("There is no song in the list; a list has a file name a line.");
    }
}
