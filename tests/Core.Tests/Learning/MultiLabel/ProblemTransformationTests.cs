using GenreFunctions.Learning;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Tests.Learning.MultiLabel;

public sealed class ProblemTransformationTests
{
    [Fact]
    public void BinaryRelevance_TrainingRows_AreAnsweredTagByTag()
    {
        var rows = TestTables.Signs(40, 1);
        var scores = new BinaryRelevance(new TestTables.NearestRow()).Train(rows, rows.Take([]), 1, TrainingWatch.None).Score(rows);
        Assert.Equal(rows.Targets, scores.Tags);
        Assert.Empty(scores.Classes);
    }

    [Fact]
    public void BinaryRelevance_Shares_BecomePresentFromTheTablesShareOn()
    {
        var seen = new List<Examples>();
        var rows = TestTables.Of([[1.0], [2], [3]], [[0.2], [0.4], [0.9]]) with { PresentFrom = 0.4 };
        new BinaryRelevance(new TestTables.NearestRow(seen)).Train(rows, rows.Take([]), 1, TrainingWatch.None);
        Assert.Equal([0, 1, 1], Assert.Single(seen).Labels);
    }

    [Fact]
    public void BinaryRelevance_UnknownTargets_AreLeftOutOfTheirTagOnly()
    {
        var seen = new List<Examples>();
        var rows = TestTables.Of([[1.0], [2], [3]], [[0, 1], [double.NaN, 0], [1, 1]]);
        new BinaryRelevance(new TestTables.NearestRow(seen)).Train(rows, rows.Take([]), 1, TrainingWatch.None);
        Assert.Equal([[1.0, 3.0], [1, 2, 3]], seen.Select(examples => examples.Features));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void BinaryRelevance_TagThatIsAlwaysTheSame_IsSaidWithoutLearning(double always)
    {
        var seen = new List<Examples>();
        var rows = TestTables.Of([[1.0], [2]], [[always], [always]]);
        var trained = new BinaryRelevance(new TestTables.NearestRow(seen)).Train(rows, rows.Take([]), 1, TrainingWatch.None);
        Assert.Empty(seen);
        Assert.Equal([always, always], trained.Score(rows).Tags);
    }

    [Fact]
    public void BinaryRelevance_Classes_AreOneMoreQuestion()
    {
        var rows = TestTables.Signs(30, 1) with { ClassCount = 3, Classes = [.. Enumerable.Range(0, 30).Select(row => row % 3)] };
        var scores = new BinaryRelevance(new TestTables.NearestRow()).Train(rows, rows.Take([]), 1, TrainingWatch.None).Score(rows);
        Assert.Equal(rows.Classes.SelectMany(one => Enumerable.Range(0, 3).Select(i => i == one ? 1.0 : 0)), scores.Classes);
    }

    [Fact]
    public void Chain_EveryQuestion_IsToldTheTrueAnswersBeforeIt()
    {
        var seen = new List<Examples>();
        var rows = TestTables.Signs(25, 3);
        new ClassifierChain(new TestTables.NearestRow(seen)).Train(rows, rows.Take([]), 4, TrainingWatch.None);
        Assert.Equal([2, 3, 4], seen.Select(examples => examples.Columns));
        // What is told at a place is what was asked at the place before.
        for (var place = 1; place < 3; place++)
        {
            for (var told = 0; told < place; told++)
                Assert.Equal(seen[told].Labels.Select(label => (double)label), Enumerable.Range(0, 25).Select(row => seen[place][row][2 + told]));
        }
    }

    [Fact]
    public void Chain_TagThatFollowsFromAnother_IsKnownFromTheChainsOwnAnswer()
    {
        // The second tag is the first one, and the feature shows it only where the first is told: relevance alone has to guess from noise in column 1.
        var random = new Random(1);
        double[][] features = [.. Enumerable.Range(0, 120).Select(i => new[] { i % 2 * 10.0, random.NextDouble() * 0.01 })];
        var rows = TestTables.Of(features, [.. Enumerable.Range(0, 120).Select(i => new[] { (double)(i % 2), i % 2 })]);
        var trained = new ClassifierChain(new TestTables.NearestRow(), chains: 3).Train(rows, rows.Take([]), 1, TrainingWatch.None);
        Assert.Equal(rows.Targets, trained.Score(rows).Tags);
    }

    [Fact]
    public void Chain_SeveralChains_HaveTheirOwnOrdersAndSayTheirMean()
    {
        var seen = new List<Examples>();
        var rows = TestTables.Signs(40, 1);
        var several = new ClassifierChain(new TestTables.NearestRow(seen), chains: 8).Train(rows, rows.Take([]), 2, TrainingWatch.None);
        var firsts = Enumerable.Range(0, 8).Select(chain => string.Concat(seen[chain * 3].Labels)).Distinct().Count();
        Assert.True(firsts > 1, "All chains begin with the same tag.");
        Assert.All(several.Score(TestTables.Signs(30, 9)).Tags, score => Assert.Equal(Math.Round(score * 8), score * 8, 1e-9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassifierChain(new TestTables.NearestRow(), chains: 0));
    }

    [Fact]
    public void Chain_SameSeed_AsksInTheSameOrder()
    {
        var rows = TestTables.Signs(40, 1);
        string Order(long seed)
        {
            var seen = new List<Examples>();
            new ClassifierChain(new TestTables.NearestRow(seen)).Train(rows, rows.Take([]), seed, TrainingWatch.None);
            return string.Join(' ', seen.Select(examples => string.Concat(examples.Labels)));
        }

        Assert.Equal(Order(3), Order(3));
        Assert.Contains(Enumerable.Range(4, 10), seed => Order(seed) != Order(3));
    }

    [Fact]
    public void Ensemble_Weights_WeighTheMembersMean()
    {
        var rows = TestTables.Of([[0.0], [1]], [[0.0], [1]]);
        var turned = TestTables.Of([[0.0], [1]], [[1.0], [0]]);
        IMultiLabelLearner Learnt(TaggedExamples from) => new Fixed(new BinaryRelevance(new TestTables.NearestRow()), from);
        var trained = new TagEnsemble([Learnt(rows), Learnt(turned)], [3, 1]).Train(rows, rows.Take([]), 1, TrainingWatch.None);
        Assert.Equal([0.25, 0.75], trained.Score(rows).Tags);
        Assert.Throws<ArgumentException>(() => new TagEnsemble([]));
        Assert.Throws<ArgumentException>(() => new TagEnsemble([Learnt(rows)], [0]));
    }

    /// <summary>Learns from rows of its own, whatever it is given.</summary>
    private sealed class Fixed(IMultiLabelLearner learner, TaggedExamples own) : IMultiLabelLearner
    {
        public string Name => learner.Name;

        public string Settings => learner.Settings;

        public ITrainedTagger Train(TaggedExamples training, TaggedExamples validation, long seed, TrainingWatch watch) => learner.Train(own, validation, seed, watch);
    }
}
