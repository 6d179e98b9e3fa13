namespace GenreFunctions.Learning.Data;

/// <summary>Songs that have to stay on one side, because they are of one artist or are one recording.</summary>
internal static class SongGroups
{
    /// <summary>The group of each song: the first of the songs that it is tied to by a chain of artists and recordings.</summary>
    public static int[] Of(FeatureTable table, ArtistIndex artists)
    {
        var groups = Enumerable.Range(0, table.Songs.Count).ToArray();
        int Root(int song) => groups[song] == song ? song : groups[song] = Root(groups[song]);
        void Tie(int one, int other)
        {
            (one, other) = (Root(one), Root(other));
            groups[Math.Max(one, other)] = Math.Min(one, other);
        }

        var firstOfArtist = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var song = 0; song < groups.Length; song++)
        {
            Tie(song, table.RecordingOfSong[song]);
            if (artists.ArtistOf(table.Songs[song]) is { } artist && !firstOfArtist.TryAdd(artist, song))
                Tie(song, firstOfArtist[artist]);
        }

        return [.. groups.Select((_, song) => Root(song))];
    }
}
