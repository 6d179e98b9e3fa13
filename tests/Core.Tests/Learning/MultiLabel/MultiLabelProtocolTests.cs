using System.Collections.Concurrent;
using GenreFunctions.Learning;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Tests.Learning.MultiLabel;

public sealed class MultiLabelProtocolTests
{
    private static readonly MultiLabelProtocolOptions Options = new() { Folds = 5, ThresholdFolds = 3 };

    [Fact]
    public void Run_ScoredSongs_HaveNeverBeenLearntFrom()
    {
        var spy = new Spy();
        MultiLabelProtocol.Run(Songs(20), spy, Options);
        Assert.NotEmpty(spy.Scored);
        Assert.All(spy.Scored, pair => Assert.Empty(pair.Training.Intersect(pair.Test)));
    }

    [Fact]
    public void Run_TestSongs_AreNotSeenWhereThresholdsAreChosen()
    {
        var spy = new Spy();
        MultiLabelProtocol.Run(Songs(20), spy, Options);
        // A fold's last training is on all its training songs; whatever was trained or scored for its thresholds is among these.
        var outer = spy.Scored.Where(pair => pair.Training.Count == 16).ToList();
        Assert.Equal(5, outer.Count);
        Assert.Equal(20, outer.SelectMany(pair => pair.Test).Distinct().Count());
        var inner = spy.Scored.Where(pair => pair.Training.Count < 16).ToList();
        Assert.Equal(15, inner.Count);
        Assert.All(inner, pair => Assert.Contains(outer, fold => pair.Training.Concat(pair.Test).All(fold.Training.Contains)));
    }

    [Fact]
    public void Run_EverySong_IsJudgedOnceWithTheMeanOfItsRows()
    {
        var table = Songs(10);
        var report = MultiLabelProtocol.Run(table, new Spy(), Options with { Thresholds = ThresholdRule.Half });
        Assert.Equal(Enumerable.Range(0, 10), report.SongNumbers.Order());
        for (var i = 0; i < 10; i++)
        {
            var song = report.SongNumbers[i];
            var expected = Enumerable.Range(0, table.Rows.Count).Where(row => table.Rows.Songs[row] == song).Average(row => table.Rows[row][0]);
            Assert.Equal(expected, report.Scores.Tags[i], 1e-12);
        }
    }

    [Fact]
    public void Run_ScoresThatRankRightButLie_AreSetRightByThresholds()
    {
        // The score is a tenth of what it should be: never above one half, always in the right order.
        var random = new Random(3);
        var present = Enumerable.Range(0, 40).Select(song => song % 3 == 0).ToArray();
        var rows = TestTables.Of([.. present.Select(yes => new[] { (yes ? 0.06 : 0.02) + 0.01 * random.NextDouble() })], [.. present.Select(yes => new[] { yes ? 1.0 : 0 })]);
        Assert.Equal(0, MultiLabelProtocol.Run(TestTables.Table(rows), new Spy(), Options with { Thresholds = ThresholdRule.Half }).Songs.MicroF1);
        foreach (var rule in new[] { ThresholdRule.Common, ThresholdRule.PerTag, ThresholdRule.Joint })
            Assert.Equal(1, MultiLabelProtocol.Run(TestTables.Table(rows), new Spy(), Options with { Thresholds = rule }).Songs.MicroF1);
    }

    [Fact]
    public void Run_Classes_AreStratifiedAndJudged()
    {
        var rows = Songs(30).Rows;
        rows = rows with { ClassCount = 2, Classes = [.. rows.Songs.Select(song => song < 10 ? 1 : 0)] };
        var report = MultiLabelProtocol.Run(TestTables.Table(rows), new SongStatistics(new BinaryRelevance(new TestTables.NearestRow())), Options);
        Assert.InRange(report.ClassAccuracy!.Value, 0, 1);
        foreach (var fold in MultiLabelProtocol.Folds(rows, 5, 1))
            Assert.Equal(2, fold.Where(row => rows.Classes[row] == 1).Select(row => rows.Songs[row]).Distinct().Count());
        Assert.Null(MultiLabelProtocol.Run(Songs(30), new Spy(), Options).ClassAccuracy);
    }

    [Fact]
    public void Run_Twice_SaysTheSame()
    {
        MultiLabelReport Run(long seed) => MultiLabelProtocol.Run(
            TestTables.Table(TestTables.Signs(60, 1)), new MultiLabelMlp(new MultiLabelMlpOptions { HiddenSizes = [8], Epochs = 3 }), Options with { Seed = seed });
        Assert.Equal(Run(1).Scores.Tags, Run(1).Scores.Tags);
        Assert.NotEqual(Run(1).SongNumbers, Run(2).SongNumbers);
    }

    [Fact]
    public void Run_TooFewSongs_SaysSo() =>
        Assert.Contains("4 songs cannot be divided into 5 folds", Assert.Throws<ArgumentException>(() => MultiLabelProtocol.Run(Songs(4), new Spy(), Options)).Message, StringComparison.Ordinal);

    /// <summary>Songs of one to three rows.</summary>
    private static LabelledTable Songs(int count)
    {
        var random = new Random(2);
        int[] songs = [.. Enumerable.Range(0, count).SelectMany(song => Enumerable.Repeat(song, 1 + song % 3))];
        return TestTables.Table(TestTables.Of(
            [.. songs.Select(_ => new[] { random.NextDouble() })], [.. songs.Select(song => new[] { (double)(song % 2) })], songs));
    }

    /// <summary>Scores a row by its feature, and remembers what it was trained on when it scores.</summary>
    private sealed class Spy : IMultiLabelLearner
    {
        public ConcurrentBag<(HashSet<int> Training, HashSet<int> Test)> Scored { get; } = [];

        public string Name => "spy";

        public string Settings => "none";

        public ITrainedTagger Train(TaggedExamples training, TaggedExamples validation, long seed, TrainingWatch watch) => new Trained(this, [.. training.Songs]);

        private sealed class Trained(Spy spy, HashSet<int> training) : ITrainedTagger
        {
            public string Ended => "at once";

            public TagScores Score(TaggedExamples rows)
            {
                spy.Scored.Add((training, [.. rows.Songs]));
                return new TagScores([.. Enumerable.Range(0, rows.Count).Select(row => rows[row][0])], []);
            }
        }
    }
}
