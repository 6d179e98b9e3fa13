using GenreFunctions.Learning.Margins;

namespace GenreFunctions.Tests.Learning.Margins;

public sealed class DecisionFoldsTests
{
    [Fact]
    public void Deal_BySong_KeepsSongsTogetherAndFoldsEven()
    {
        var examples = Clouds.Make([100, 50, 75], 2, 1, seed: 1);
        var folds = DecisionFolds.Deal(examples, 5, keepSongs: true, seed: 4);
        Assert.All(Enumerable.Range(0, examples.Count).GroupBy(row => examples.Songs[row]), song => Assert.Single(song.Select(row => folds[row]).Distinct()));
        Assert.All(Enumerable.Range(0, 5), fold => Assert.Equal(45, folds.Count(other => other == fold)));
    }

    [Fact]
    public void Deal_OneSongOnly_DividesItsRows()
    {
        var examples = Clouds.Make([5, 50], 2, 1, seed: 1);
        var folds = DecisionFolds.Deal(examples, 5, keepSongs: true, seed: 4);
        Assert.Equal([0, 1, 2, 3, 4], folds[..5].Order());
    }

    [Fact]
    public void Deal_OtherSeed_DealsOtherwise()
    {
        var examples = Clouds.Make([50, 50], 2, 1, seed: 1);
        Assert.Equal(DecisionFolds.Deal(examples, 5, false, 1), DecisionFolds.Deal(examples, 5, false, 1));
        Assert.NotEqual(DecisionFolds.Deal(examples, 5, false, 1), DecisionFolds.Deal(examples, 5, false, 2));
    }
}
