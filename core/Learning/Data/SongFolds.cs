using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Sequences;

namespace GenreFunctions.Learning.Data;

/// <summary>Folds of whole songs: dealt in turn in random order, label by label, so that folds' sizes differ by one song at most and every label is spread over them.</summary>
internal static class SongFolds
{
    /// <summary>The rows of each fold, in their order; every song is in one fold.</summary>
    /// <param name="songs">The song of each row.</param>
    /// <param name="labels">The label of each row; that of a song's first row counts. Empty where there are none.</param>
    /// <param name="count">How many folds.</param>
    /// <param name="seed">The order follows from it.</param>
    /// <exception cref="ArgumentException">There are fewer songs than folds.</exception>
    public static int[][] Of(int[] songs, IReadOnlyList<int> labels, int count, long seed)
    {
        var rowsOfSong = SongRows.Group(songs);
        if (rowsOfSong.Length < count)
            throw new ArgumentException($"{rowsOfSong.Length} songs cannot be divided into {count} folds; more songs are needed, or fewer folds.", nameof(songs));
        var random = new RandomSource(seed);
        var folds = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        var next = 0;
        foreach (var alike in Enumerable.Range(0, rowsOfSong.Length).GroupBy(song => labels.Count > 0 ? labels[rowsOfSong[song][0]] : 0).OrderBy(group => group.Key))
        {
            var shuffled = alike.ToArray();
            random.Shuffle(shuffled);
            foreach (var song in shuffled)
                folds[next++ % count].AddRange(rowsOfSong[song]);
        }

        return [.. folds.Select(fold => fold.Order().ToArray())];
    }

    /// <summary>All rows but some, in order.</summary>
    public static int[] Except(int count, int[] rows)
    {
        var left = new bool[count];
        foreach (var row in rows)
            left[row] = true;
        return [.. Enumerable.Range(0, count).Where(row => !left[row])];
    }
}
