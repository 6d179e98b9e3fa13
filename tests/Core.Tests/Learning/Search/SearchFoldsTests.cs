using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Search.Halving;
using GenreFunctions.Learning.Search.Songs;
using GenreFunctions.Tests.Learning.Data;

namespace GenreFunctions.Tests.Learning.Search;

public sealed class SearchFoldsTests
{
    private const double Validation = 0.2;

    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20_261_122, 7);

    [Fact]
    public void Fold_AnyShare_KeepsGroupsOnOneSide_AndHasEveryLabel() => ForAny((table, groups, folds) => Shares.All(share => EachFold.All(fold =>
    {
        var split = folds.Fold(fold, share);
        var sides = new[] { split.Training, split.Validation, split.Test }.Select(rows => rows.Select(row => groups[table.SongOfRow[row]]).ToHashSet()).ToList();
        var others = Enumerable.Range(0, table.RowCount).Except(split.Test).Select(row => table.LabelOfRow[row]).Distinct().Order();
        return sides.Sum(side => side.Count) == sides.SelectMany(side => side).Distinct().Count()
            && split.Training.Select(row => table.LabelOfRow[row]).Distinct().Order().SequenceEqual(others);
    })));

    [Fact]
    public void Fold_AnyShare_LearnsFromThatManySongs_UpToHalfTheLargestGroupOfALabel() => ForAny((table, groups, folds) => Shares.All(share => EachFold.All(fold =>
    {
        var split = folds.Fold(fold, share);
        var rest = Songs(table, Enumerable.Range(0, table.RowCount).Except(split.Test));
        // What a group is called by label is one label here, so labels can be looked at one by one.
        return Enumerable.Range(0, table.Labels.Count).All(label =>
        {
            var songs = rest.Where(song => table.LabelOfSong[song] == label).ToList();
            if (songs.Count == 0)
                return true;
            var taken = Songs(table, split.Training.Concat(split.Validation)).Count(song => table.LabelOfSong[song] == label);
            var sizes = songs.GroupBy(song => groups[song]).Select(group => group.Count()).ToList();
            return (taken <= share * songs.Count + sizes.Max() / 2.0 || taken == sizes.Min())
                && (taken >= share * songs.Count - sizes.Max() / 2.0 || taken >= songs.Count);
        });
    })), oneLabelAGroup: true);

    [Fact]
    public void Fold_WholeShare_HasAllSongs_AndAllHasThemToo() => ForAny((table, _, folds) =>
        EachFold.All(fold => Whole(folds.Fold(fold, 1), table))
        && EachFold.SelectMany(fold => folds.Fold(fold, 0.3).Test).Order().SequenceEqual(Enumerable.Range(0, table.RowCount))
        && Whole(folds.All(), table) && folds.All().Test.Length == 0 && folds.All().Training.Length > 0);

    [Theory]
    [InlineData(27, 3, 5)]
    [InlineData(1, 1, 5)]
    [InlineData(100, 5, 5)]
    [InlineData(10, 4, 10)]
    public void Plan_EachRung_TakesAThirdOfTheNextOnesTroublePerCandidate(int candidates, int rungs, int folds)
    {
        var plan = Rung.Plan(candidates, rungs, folds);
        Assert.Equal((rungs, candidates), (plan.Count, plan[0].Candidates));
        Assert.Equal((folds, 1), (plan[^1].Folds, plan[^1].SongShare));
        Assert.All(plan.Zip(plan.Skip(1)), pair =>
        {
            Assert.Equal(3 * pair.First.Folds * pair.First.SongShare, pair.Second.Folds * pair.Second.SongShare, 1e-9);
            Assert.Equal((int)Math.Ceiling(pair.First.Candidates / 3.0), pair.Second.Candidates);
        });
        Assert.All(plan, rung => Assert.InRange(rung.SongShare, 1e-3, 1));
    }

    private static IEnumerable<double> Shares => [0.15, 0.5, 1];

    private static IEnumerable<int> EachFold => Enumerable.Range(0, SearchFolds.Count);

    private static bool Whole(Split split, FeatureTable table) =>
        split.Training.Concat(split.Validation).Concat(split.Test).Order().SequenceEqual(Enumerable.Range(0, table.RowCount));

    private static List<int> Songs(FeatureTable table, IEnumerable<int> rows) => [.. rows.Select(row => table.SongOfRow[row]).Distinct()];

    private static void ForAny(Func<FeatureTable, int[], SearchFolds, bool> law, bool oneLabelAGroup = false) => Prop.ForAll(
        MadeUpSongs.Any.ToArbitrary(),
        given =>
        {
            var table = given.Table();
            var groups = SongGroups.Of(table, given.Index());
            if (oneLabelAGroup)
                groups = [.. groups.Select((group, song) => (group * table.Labels.Count) + table.LabelOfSong[song])];
            return law(table, groups, new SearchFolds(table, groups, Validation, seed: given.Songs.Length));
        }).Check(Cases);
}
