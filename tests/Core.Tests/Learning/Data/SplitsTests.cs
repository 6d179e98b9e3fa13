using GenreFunctions.Learning.Data;

namespace GenreFunctions.Tests.Learning.Data;

public sealed class SplitsTests
{
    [Fact]
    public void BySegment_ATable_DividesEveryLabelAlike()
    {
        var table = TestTables.Clouds(labels: 3, songs: 10, segments: 10);
        var split = Splits.BySegment(table, testShare: 0.3, validationShare: 0.1, seed: 1);
        AssertEachRowOnce(table, split);
        for (var label = 0; label < 3; label++)
        {
            Assert.Equal(30, split.Test.Count(row => table.LabelOfRow[row] == label));
            Assert.Equal(7, split.Validation.Count(row => table.LabelOfRow[row] == label));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(99)]
    public void BySong_ATableWithRepetitions_NeverHasARecordingOnTwoSides(long seed)
    {
        var rows = TestTables.CloudRows(labels: 3, songs: 12, segments: 4, noise: 0.5, seed: 1);
        // Song 1 of each label repeats song 0 in one segment.
        for (var label = 0; label < 3; label++) rows[label * 48 + 4] = rows[label * 48 + 4] with { Features = rows[label * 48].Features };
        var table = new FeatureTable(rows);
        Assert.Equal(33, table.RecordingOfSong.Distinct().Count());
        var folds = Splits.BySong(table, 5, 0.2, seed);
        Assert.Equal(Enumerable.Range(0, table.RowCount), folds.SelectMany(fold => fold.Test).Order());
        foreach (var fold in folds)
        {
            AssertEachRowOnce(table, fold);
            var parts = new[] { fold.Training, fold.Validation, fold.Test }
                .Select(part => part.Select(row => table.RecordingOfSong[table.SongOfRow[row]]).ToHashSet()).ToList();
            Assert.False(parts[0].Overlaps(parts[1]) || parts[0].Overlaps(parts[2]) || parts[1].Overlaps(parts[2]));
            Assert.All(Enumerable.Range(0, 3), label => Assert.InRange(fold.Test.Count(row => table.LabelOfRow[row] == label), 8, 16));
            Assert.All(Enumerable.Range(0, 3), label => Assert.Contains(fold.Validation, row => table.LabelOfRow[row] == label));
        }
    }

    [Fact]
    public void AllSongs_ATable_KeepsNothingToJudgeBy()
    {
        var table = TestTables.Clouds();
        var split = Splits.AllSongs(table, 0.2, 3);
        AssertEachRowOnce(table, split);
        Assert.Empty(split.Test);
        Assert.Equal(6, split.Validation.Select(row => table.SongOfRow[row]).Distinct().Count());
    }

    [Fact]
    public void BySegment_AnotherSeed_IsAnotherSplitAndTheSameSeedTheSame()
    {
        var table = TestTables.Clouds();
        Assert.Equal(Splits.BySegment(table, 0.3, 0.1, 4).Test, Splits.BySegment(table, 0.3, 0.1, 4).Test);
        Assert.NotEqual(Splits.BySegment(table, 0.3, 0.1, 4).Test, Splits.BySegment(table, 0.3, 0.1, 5).Test);
    }

    private static void AssertEachRowOnce(FeatureTable table, Split split) =>
        Assert.Equal(Enumerable.Range(0, table.RowCount), split.Training.Concat(split.Validation).Concat(split.Test).Order());
}
