using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Ensembles;

/// <summary>Divides rows into folds so that no song is in two, and every label is spread over them.</summary>
internal static class SongFolds
{
    /// <summary>Gives the fold of every row. A song's label is that of its first row.</summary>
    /// <exception cref="ArgumentException">There are fewer songs than folds.</exception>
    public static int[] Divide(Examples rows, int foldCount, long seed)
    {
        var labelOfSong = new SortedDictionary<int, int>();
        for (var row = 0; row < rows.Count; row++)
            labelOfSong.TryAdd(rows.Songs[row], rows.Labels[row]);
        if (labelOfSong.Count < foldCount)
            throw new ArgumentException($"{labelOfSong.Count} songs cannot be divided into {foldCount} folds; more songs are needed, or fewer folds.", nameof(rows));
        var random = new RandomSource(seed);
        var foldOfSong = new Dictionary<int, int>();
        foreach (var label in labelOfSong.GroupBy(song => song.Value, song => song.Key).OrderBy(label => label.Key))
        {
            var songs = label.ToArray();
            random.Shuffle(songs);
            // Dealt in turn across the labels, so that the folds' sizes differ by one song at most.
            foreach (var song in songs)
                foldOfSong.Add(song, foldOfSong.Count % foldCount);
        }

        return [.. rows.Songs.Select(song => foldOfSong[song])];
    }
}
