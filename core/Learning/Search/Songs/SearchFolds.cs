using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Search.Songs;

/// <summary>Folds of the songs that are searched on, and smaller parts of what each is learnt from. The same for all candidates. Thread-safe.</summary>
/// <param name="table">The songs.</param>
/// <param name="groupOfSong">Which of them have to stay on one side.</param>
/// <param name="validationShare">Share of what is learnt from that says when to stop.</param>
/// <param name="seed">The division follows from it.</param>
internal sealed class SearchFolds(FeatureTable table, int[] groupOfSong, double validationShare, long seed)
{
    /// <summary>As the protocols have: a fifth is enough to judge by, and four fifths to learn from.</summary>
    public const int Count = 5;

    private readonly IReadOnlyList<Split> _folds = GroupSplits.Folds(table, groupOfSong, Count, validationShare: 0, seed);

    /// <summary>A fold: judged by all its songs, learnt from a share of the others.</summary>
    public Split Fold(int fold, double songShare)
    {
        var split = _folds[fold];
        var (training, validation) = Divide(SongsOf(split.Training), songShare, seed + fold);
        return new Split(RowsOf(training), RowsOf(validation), split.Test);
    }

    /// <summary>All songs, to learn from.</summary>
    public Split All()
    {
        var (training, validation) = Divide([.. Enumerable.Range(0, table.Songs.Count)], songShare: 1, seed);
        return new Split(RowsOf(training), RowsOf(validation), []);
    }

    private (HashSet<int> Training, HashSet<int> Validation) Divide(IReadOnlyList<int> songs, double songShare, long order)
    {
        var random = new RandomSource(order);
        var (training, validation) = (new HashSet<int>(), new HashSet<int>());
        var groups = songs.GroupBy(song => groupOfSong[song]).Select(group => group.ToArray()).ToArray();
        foreach (var alike in groups.GroupBy(MainLabel).OrderBy(label => label.Key))
        {
            int[] places = [.. Enumerable.Range(0, alike.Count())];
            random.Shuffle(places);
            var shuffled = places.Select(alike.ElementAt).ToArray();
            var taken = SongShare.Take(shuffled, songShare * SongCount(shuffled));
            if (taken.Length == 0)
                taken = [shuffled.MinBy(group => group.Length)!];
            // One is always left to learn from.
            var stopping = SongShare.Take(taken[1..], validationShare * SongCount(taken));
            validation.UnionWith(stopping.SelectMany(group => group));
            training.UnionWith(taken.Except(stopping).SelectMany(group => group));
        }

        return (training, validation);
    }

    private static int SongCount(int[][] groups) => groups.Sum(group => group.Length);

    private int MainLabel(int[] songs) => songs.GroupBy(song => table.LabelOfSong[song]).OrderByDescending(label => label.Count()).ThenBy(label => label.Key).First().Key;

    private int[] SongsOf(int[] rows) => [.. rows.Select(row => table.SongOfRow[row]).Distinct()];

    private int[] RowsOf(HashSet<int> songs) => [.. Enumerable.Range(0, table.RowCount).Where(row => songs.Contains(table.SongOfRow[row]))];
}
