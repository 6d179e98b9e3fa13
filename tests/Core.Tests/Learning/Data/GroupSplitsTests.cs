using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Learning.Data;

namespace GenreFunctions.Tests.Learning.Data;

public sealed class GroupSplitsTests
{
    private const int FoldCount = 5;

    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(20_261_121, 7);

    [Fact]
    public void Folds_OfArtists_JudgeEverySongOnce() => ForAny((table, _, folds) =>
        folds.SelectMany(fold => fold.Test).Order().SequenceEqual(Enumerable.Range(0, table.RowCount))
        && folds.All(fold => fold.Training.Concat(fold.Validation).Concat(fold.Test).Order().SequenceEqual(Enumerable.Range(0, table.RowCount))));

    [Fact]
    public void Folds_OfArtists_KeepArtistsAndRecordingsOnOneSide() => ForAny((table, index, folds) => folds.All(fold =>
    {
        var sides = new[] { fold.Training, fold.Validation, fold.Test }.Select(rows => rows.Select(row => table.SongOfRow[row]).Distinct().ToList()).ToList();
        var artists = sides.SelectMany((songs, side) => songs.Where(song => index.ArtistOf(table.Songs[song]) is not null).Select(song => (Key: index.ArtistOf(table.Songs[song])!, side)));
        var recordings = sides.SelectMany((songs, side) => songs.Select(song => (Key: $"{table.RecordingOfSong[song]}", side)));
        return OnOneSide(artists) && OnOneSide(recordings);
    }));

    [Fact]
    public void Folds_OfArtistsOfOneLabelEach_AreStratifiedUpToTheLargestArtist() => ForAny((table, index, folds) =>
    {
        var groups = SongGroups.Of(table, index);
        return Enumerable.Range(0, table.Labels.Count).All(label =>
        {
            var songs = Enumerable.Range(0, table.Songs.Count).Where(song => table.LabelOfSong[song] == label).ToList();
            var largest = songs.GroupBy(song => groups[song]).Max(group => group.Count());
            return folds.All(fold => SongsOf(table, fold.Test, label) <= songs.Count / (double)FoldCount + largest);
        });
    });

    [Fact]
    public void Folds_OfArtists_ValidateWithTheShareAskedForUpToHalfTheLargestArtist() => ForAny((table, index, folds) =>
    {
        var groups = SongGroups.Of(table, index);
        return folds.All(fold => Enumerable.Range(0, table.Labels.Count).All(label =>
        {
            var validation = SongsOf(table, fold.Validation, label);
            var rest = SongsOf(table, fold.Training, label) + validation;
            var largest = Enumerable.Range(0, groups.Length).Where(song => table.LabelOfSong[song] == label).GroupBy(song => groups[song]).Max(group => group.Count());
            return validation <= Math.Round(0.2 * rest) + largest / 2.0 && SongsOf(table, fold.Training, label) > 0;
        }));
    });

    [Fact]
    public void Folds_SameSeed_AreTheSame_AndAnotherSeedsOthers()
    {
        var given = MadeUpSongs.Any.Sample(30, 1).First();
        var table = given.Table();
        var groups = SongGroups.Of(table, given.Index());
        int[] Tests(long seed) => [.. GroupSplits.Folds(table, groups, FoldCount, 0.1, seed).SelectMany(fold => fold.Test.Append(-1))];
        Assert.Equal(Tests(3), Tests(3));
        Assert.Contains(Enumerable.Range(4, 20), seed => !Tests(seed).SequenceEqual(Tests(3)));
    }

    [Fact]
    public void Groups_OfSongs_AreTiedByChainsOfArtistsAndRecordings()
    {
        // 0 and 1 share an artist, 1 and 2 a recording; 3 and 4 are of unknown artists, 5 of another one.
        var given = new MadeUpSongs([(0, 7, 2, -1), (0, 7, 2, -1), (0, 8, 2, 1), (0, -1, 2, -1), (0, -1, 2, -1), (0, 9, 2, -1)]);
        Assert.Equal([0, 0, 0, 3, 4, 5], SongGroups.Of(given.Table(), given.Index()));
    }

    private static void ForAny(Func<FeatureTable, ArtistIndex, IReadOnlyList<Split>, bool> law) => Prop.ForAll(
        MadeUpSongs.Any.ToArbitrary(),
        given =>
        {
            var (table, index) = (given.Table(), given.Index());
            return law(table, index, GroupSplits.Folds(table, SongGroups.Of(table, index), FoldCount, 0.2, seed: given.Songs.Length));
        }).Check(Cases);

    private static bool OnOneSide(IEnumerable<(string Key, int Side)> pairs) => pairs.GroupBy(pair => pair.Key).All(sides => sides.Select(pair => pair.Side).Distinct().Count() == 1);

    private static int SongsOf(FeatureTable table, int[] rows, int label) => rows.Select(row => table.SongOfRow[row]).Distinct().Count(song => table.LabelOfSong[song] == label);
}
