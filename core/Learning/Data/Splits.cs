using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Data;

/// <summary>The ways to divide a table. All are stratified: each label is divided in the same shares.</summary>
internal static class Splits
{
    /// <summary>
    /// Segments at random, whichever song they are of. Segments of one song end up on both sides, so the test part is partly
    /// known: this leaks, and is here to compare with reports that divide so.
    /// </summary>
    public static Split BySegment(FeatureTable table, double testShare, double validationShare, long seed)
    {
        var random = new RandomSource(seed);
        var rowsOfLabel = GroupByLabel(Enumerable.Range(0, table.RowCount), row => table.LabelOfRow[row], table.Labels.Count);
        var test = TakeShare(rowsOfLabel, testShare, random);
        var validation = TakeShare(rowsOfLabel, validationShare, random);
        return Ordered([.. rowsOfLabel.SelectMany(rows => rows)], validation, test);
    }

    /// <summary>
    /// k folds by recording: every song is in exactly one test part, and no recording is on two sides, validation included.
    /// </summary>
    public static IReadOnlyList<Split> BySong(FeatureTable table, int foldCount, double validationShare, long seed)
    {
        var random = new RandomSource(seed);
        var folds = Enumerable.Range(0, foldCount).Select(_ => new List<int>()).ToList();
        var next = 0;
        foreach (var recordings in RecordingsByLabel(table, table.RecordingOfSong.Distinct()))
        {
            var shuffled = recordings.ToArray();
            random.Shuffle(shuffled);
            // Dealt in turn across the labels, so that the folds' sizes differ by one recording at most.
            foreach (var recording in shuffled)
                folds[next++ % foldCount].Add(recording);
        }

        return
        [
            .. folds.Select(test => WithValidation(
                table, [.. table.RecordingOfSong.Distinct().Except(test)], validationShare, [.. test], random)),
        ];
    }

    /// <summary>Everything but a validation part of songs; nothing is kept to judge by.</summary>
    public static Split AllSongs(FeatureTable table, double validationShare, long seed) =>
        WithValidation(table, [.. table.RecordingOfSong.Distinct()], validationShare, [], new RandomSource(seed));

    private static Split WithValidation(FeatureTable table, int[] rest, double share, HashSet<int> test, RandomSource random)
    {
        var remaining = RecordingsByLabel(table, rest);
        var validation = TakeShare(remaining, share, random).ToHashSet();
        var training = remaining.SelectMany(recordings => recordings).ToHashSet();
        return Ordered(RowsOf(table, training), RowsOf(table, validation), RowsOf(table, test));
    }

    private static List<int>[] RecordingsByLabel(FeatureTable table, IEnumerable<int> recordings) =>
        GroupByLabel(recordings, recording => table.LabelOfSong[recording], table.Labels.Count);

    private static List<int>[] GroupByLabel(IEnumerable<int> items, Func<int, int> labelOf, int labelCount)
    {
        var groups = Enumerable.Range(0, labelCount).Select(_ => new List<int>()).ToArray();
        foreach (var item in items)
            groups[labelOf(item)].Add(item);
        return groups;
    }

    /// <summary>Takes a random share out of every group; what stays is put into random order.</summary>
    private static List<int> TakeShare(List<int>[] groups, double share, RandomSource random)
    {
        var taken = new List<int>();
        foreach (var group in groups)
        {
            var items = group.ToArray();
            random.Shuffle(items);
            var count = (int)Math.Round(share * items.Length);
            taken.AddRange(items[..count]);
            group.Clear();
            group.AddRange(items[count..]);
        }

        return taken;
    }

    private static List<int> RowsOf(FeatureTable table, HashSet<int> recordings) =>
        [.. Enumerable.Range(0, table.RowCount).Where(row => recordings.Contains(table.RecordingOfSong[table.SongOfRow[row]]))];

    private static Split Ordered(List<int> training, List<int> validation, List<int> test) =>
        new([.. training.Order()], [.. validation.Order()], [.. test.Order()]);
}
