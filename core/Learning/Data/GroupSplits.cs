using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Data;

/// <summary>
/// Folds of whole groups of songs, stratified as well as the groups allow: the largest group first, each goes to the fold that has least of its labels. Where
/// groups are of one label, no fold gets more songs of a label than an even share and the label's largest group together.
/// </summary>
internal sealed class GroupSplits
{
    private readonly FeatureTable _table;
    private readonly List<Group> _groups;
    private readonly int[] _songsOfLabel;
    private readonly RandomSource _random;

    private GroupSplits(FeatureTable table, int[] groupOfSong, long seed)
    {
        _table = table;
        _random = new RandomSource(seed);
        _songsOfLabel = Count(Enumerable.Range(0, table.Songs.Count));
        _groups = [.. Enumerable.Range(0, table.Songs.Count).GroupBy(song => groupOfSong[song]).Select(songs => new Group([.. songs], Count(songs)))];
    }

    /// <summary>k folds: every song is in exactly one test part, and no group is on two sides, validation included.</summary>
    /// <param name="table">The songs.</param>
    /// <param name="groupOfSong">The group of each.</param>
    /// <param name="foldCount">Folds, two or more.</param>
    /// <param name="validationShare">Share of the other folds' songs that says when to stop, as nearly as whole groups come to it.</param>
    /// <param name="seed">Decides among equals, and which groups validate.</param>
    public static IReadOnlyList<Split> Folds(FeatureTable table, int[] groupOfSong, int foldCount, double validationShare, long seed)
    {
        var splits = new GroupSplits(table, groupOfSong, seed);
        var foldOfGroup = splits.Deal(foldCount);
        return [.. Enumerable.Range(0, foldCount).Select(fold => splits.Divide(
            [.. splits._groups.Where((_, group) => foldOfGroup[group] != fold)],
            [.. splits._groups.Where((_, group) => foldOfGroup[group] == fold)],
            validationShare))];
    }

    private int[] Deal(int foldCount)
    {
        var order = Enumerable.Range(0, _groups.Count).ToArray();
        _random.Shuffle(order);
        var (counts, sizes) = (new double[foldCount, _songsOfLabel.Length], new int[foldCount]);
        var foldOfGroup = new int[_groups.Count];
        foreach (var group in order.OrderByDescending(group => Weight(_groups[group])))
        {
            var songs = _groups[group].SongsOfLabel;
            var fold = Enumerable.Range(0, foldCount).MinBy(fold => (Crowding(fold, songs, counts), sizes[fold]));
            foldOfGroup[group] = fold;
            sizes[fold] += _groups[group].Songs.Length;
            for (var label = 0; label < songs.Length; label++)
                counts[fold, label] += songs[label];
        }

        return foldOfGroup;
    }

    /// <summary>How much of its labels a group is.</summary>
    private double Weight(Group group) => group.SongsOfLabel.Select((songs, label) => songs / (double)_songsOfLabel[label]).Sum();

    /// <summary>By how much the squares of the folds' shares of the labels grow; of evenly filled folds their sum is least.</summary>
    private double Crowding(int fold, int[] songs, double[,] counts) =>
        songs.Select((added, label) => added * counts[fold, label] / ((double)_songsOfLabel[label] * _songsOfLabel[label])).Sum();

    private Split Divide(List<Group> rest, List<Group> test, double validationShare)
    {
        var validation = new List<Group>();
        var left = Count(rest.SelectMany(group => group.Songs));
        for (var label = 0; label < left.Length; label++)
        {
            var order = rest.Where(group => group.MainLabel == label).ToArray();
            Shuffle(order);
            var (wanted, taken) = ((int)Math.Round(validationShare * left[label]), 0);
            // A group that overshoots by more than it lacks is passed over, and one is always left to learn from.
            foreach (var group in order.SkipLast(1))
            {
                if (taken + group.Songs.Length / 2.0 > wanted)
                    continue;
                taken += group.Songs.Length;
                validation.Add(group);
            }
        }

        return new Split(Rows(rest.Except(validation)), Rows(validation), Rows(test));
    }

    private void Shuffle(Group[] groups)
    {
        var order = Enumerable.Range(0, groups.Length).ToArray();
        _random.Shuffle(order);
        Array.Sort(order, groups);
    }

    private int[] Rows(IEnumerable<Group> groups)
    {
        var songs = groups.SelectMany(group => group.Songs).ToHashSet();
        return [.. Enumerable.Range(0, _table.RowCount).Where(row => songs.Contains(_table.SongOfRow[row]))];
    }

    private int[] Count(IEnumerable<int> songs)
    {
        var counts = new int[_table.Labels.Count];
        foreach (var song in songs)
            counts[_table.LabelOfSong[song]]++;
        return counts;
    }

    private sealed class Group(int[] songs, int[] songsOfLabel)
    {
        public int[] Songs => songs;

        public int[] SongsOfLabel => songsOfLabel;

        public int MainLabel { get; } = Array.IndexOf(songsOfLabel, songsOfLabel.Max());
    }
}
