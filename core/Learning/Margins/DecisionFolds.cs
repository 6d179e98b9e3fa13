using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Margins;

/// <summary>Divides rows into folds, label by label, so that each row can be decided on by a machine that has not seen it.</summary>
internal static class DecisionFolds
{
    /// <summary>Gives every row its fold.</summary>
    /// <param name="examples">The rows.</param>
    /// <param name="folds">How many folds.</param>
    /// <param name="keepSongs">Whether a song's rows go together. A label of one song only has its rows divided all the same.</param>
    /// <param name="seed">The order in which they are dealt follows from it.</param>
    public static int[] Deal(Examples examples, int folds, bool keepSongs, long seed)
    {
        var random = new RandomSource(seed);
        var foldOfRow = new int[examples.Count];
        var next = 0;
        for (var label = 0; label < examples.LabelCount; label++)
        {
            var rows = Enumerable.Range(0, examples.Count).Where(row => examples.Labels[row] == label).ToArray();
            var songs = rows.Select(row => examples.Songs[row]).Distinct().ToArray();
            var together = keepSongs && songs.Length > 1;
            var items = together ? songs : rows;
            random.Shuffle(items);
            var foldOf = new Dictionary<int, int>();
            foreach (var item in items)
                foldOf.Add(item, next++ % folds);
            foreach (var row in rows)
                foldOfRow[row] = foldOf[together ? examples.Songs[row] : row];
        }

        return foldOfRow;
    }
}
