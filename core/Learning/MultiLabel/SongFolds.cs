using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>Folds of whole songs: dealt in turn in random order, class by class where there are classes.</summary>
internal static class SongFolds
{
    /// <summary>The rows of each fold, in their order; every song is in one fold.</summary>
    /// <exception cref="ArgumentException">There are fewer songs than folds.</exception>
    public static int[][] Of(TaggedExamples rows, int count, long seed)
    {
        var songs = Sequences.SongRows.Group(rows.Songs);
        if (songs.Length < count)
            throw new ArgumentException($"{count} folds need {count} songs or more; there are {songs.Length}.", nameof(rows));
        var random = new RandomSource(seed);
        var folds = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        var next = 0;
        foreach (var alike in Enumerable.Range(0, songs.Length).GroupBy(song => rows.ClassCount > 0 ? rows.Classes[songs[song][0]] : 0).OrderBy(group => group.Key))
        {
            var shuffled = alike.ToArray();
            random.Shuffle(shuffled);
            foreach (var song in shuffled)
                folds[next++ % count].AddRange(songs[song]);
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
