using GenreFunctions.Learning.Data;

namespace GenreFunctions.Tests.Learning.Data;

public sealed class SongFoldsTests
{
    private const int Count = 4;

    // 31 songs of four rows and three labels, their rows not next to each other.
    private static readonly int[] Songs = [.. Enumerable.Range(0, 4 * 31).Select(row => 7 + (row % 31))];
    private static readonly int[] Labels = [.. Songs.Select(song => song % 3)];

    [Fact]
    public void Of_Songs_ArePutWholeIntoFoldsOfEveryLabelAndEqualSize()
    {
        var folds = SongFolds.Of(Songs, Labels, Count, 9);

        Assert.Equal(Enumerable.Range(0, Songs.Length), folds.SelectMany(rows => rows).Order());
        var songs = folds.Select(rows => rows.Select(row => Songs[row]).Distinct().ToArray()).ToArray();
        Assert.Equal(31, songs.Sum(fold => fold.Length));
        Assert.Equal([7, 8, 8, 8], songs.Select(fold => fold.Length).Order());
        Assert.All(folds, rows => Assert.Equal(3, rows.Select(row => Labels[row]).Distinct().Count()));
        Assert.All(folds, rows => Assert.Equal(rows.Order(), rows));
    }

    [Fact]
    public void Of_SameSeed_IsTheSame_AndAnotherIsNot()
    {
        Assert.Equal(SongFolds.Of(Songs, Labels, Count, 9), SongFolds.Of(Songs, Labels, Count, 9));
        Assert.NotEqual(SongFolds.Of(Songs, Labels, Count, 9), SongFolds.Of(Songs, Labels, Count, 10));
    }

    [Fact]
    public void Of_MoreFoldsThanSongs_IsRefused() =>
        Assert.Contains("31", Assert.Throws<ArgumentException>(() => SongFolds.Of(Songs, [], 32, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Except_LeavesTheOthersInOrder() => Assert.Equal([0, 2, 4], SongFolds.Except(5, [3, 1]));
}
