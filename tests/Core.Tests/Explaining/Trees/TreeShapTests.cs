using GenreFunctions.Explaining.Trees;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Trees;
using GenreFunctions.Tests.Learning.Trees;
using GenreFunctions.Tests.Models.Operators.Trees;

namespace GenreFunctions.Tests.Explaining.Trees;

public sealed class TreeShapTests
{
    public static IEnumerable<object[]> Learners => new ILearner[]
    {
        new BoostedLevelsLearner(new() { Rounds = 8, MaximumDepth = 5, Lambda = 0.1 }),
        new BoostedLeavesLearner(new() { Rounds = 8, Leaves = 14, MinimumLeafRows = 2 }),
        new RandomForestLearner(new() { Trees = 12 }),
        new ExtraTreesLearner(new() { Trees = 6 }),
    }.Select(learner => new object[] { learner });

    [Theory]
    [MemberData(nameof(Learners))]
    public void Explain_ARow_IsItsShapleyValuesOverAllSubsets(ILearner learner)
    {
        var rows = TreeData.Noisy(rows: 120, columns: 4, missing: 0.05);
        var trees = ((TrainedTrees)learner.Train(rows, rows.None(), 1, TrainingWatch.None)).Trees.Ensemble;
        var shap = new TreeShap(trees);
        var values = new double[3 * 4];
        for (var row = 0; row < 12; row++)
        {
            shap.Explain(rows[row], values);
            var expectations = SlowTreeShapley.Expectations(trees, [.. rows[row]], [0, 1, 2, 3]);
            Assert.Equal(expectations[0], shap.ExpectedScores, (a, b) => Math.Abs(a - b) < 1e-9);
            for (var label = 0; label < 3; label++)
            {
                for (var column = 0; column < 4; column++)
                    Assert.Equal(SlowTreeShapley.Shapley(expectations, label, column, 4), values[label * 4 + column], 1e-9);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void Explain_AnyRow_AddsUpToItsScoreLessTheExpectedOne(ILearner learner)
    {
        var rows = TreeData.Noisy(rows: 120, columns: 12, missing: 0.1);
        var trained = (TrainedTrees)learner.Train(rows, rows.None(), 1, TrainingWatch.None);
        var shap = new TreeShap(trained.Trees.Ensemble);
        var (values, scores, means) = (new double[3 * 12], new double[3], new double[3]);
        for (var row = 0; row < rows.Count; row++)
        {
            shap.Explain(rows[row], values);
            shap.Score(rows[row], scores);
            for (var label = 0; label < 3; label++)
            {
                Assert.Equal(scores[label] - shap.ExpectedScores[label], values[(label * 12)..(label * 12 + 12)].Sum(), 1e-9);
                means[label] += scores[label] / rows.Count;
            }
        }

        // The expected score is that of the training rows.
        Assert.Equal(means, shap.ExpectedScores, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void Score_BoostedTrees_IsWhatSoftmaxMakesProbabilities()
    {
        var rows = TreeData.Noisy();
        var trained = (TrainedTrees)new BoostedLevelsLearner(new() { Rounds = 5 }).Train(rows, rows.None(), 1, TrainingWatch.None);
        var scores = new double[3];
        new TreeShap(trained.Trees.Ensemble).Score(rows[7], scores);
        Assert.Equal(scores.Select(score => Math.Exp(score) / scores.Sum(Math.Exp)), trained.Scores(rows.Take([7])), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Explain_ColumnNoTreeLooksAt_HasNoPart()
    {
        var rows = TreeData.Noisy(columns: 3).Map((column, value) => column == 2 ? 1 : value);
        var shap = new TreeShap(((TrainedTrees)new RandomForestLearner(new() { Trees = 5 }).Train(rows, rows.None(), 1, TrainingWatch.None)).Trees.Ensemble);
        var values = new double[9];
        shap.Explain(rows[0], values);
        Assert.Equal([0, 0, 0], new[] { values[2], values[5], values[8] });
    }

    [Fact]
    public void Explain_TreesOfAFile_AreExplainedIfItCountsRows()
    {
        var file = TreesFile.Small();
        var values = new double[6];
        new TreeShap(file.Read().Ensemble).Explain([0.6, 1], values);
        var expectations = SlowTreeShapley.Expectations(file.Read().Ensemble, [0.6, 1], [0, 1]);
        for (var i = 0; i < 6; i++)
            Assert.Equal(SlowTreeShapley.Shapley(expectations, i / 2, i % 2, 2), values[i], 1e-9);
    }

    [Theory]
    [InlineData]
    [InlineData(0f, 0f, 0f, 0f, 0f, 0f, 0f, 0f)]
    [InlineData(1f, 1f, 1f, 1f, 1f, 1f, 1f, 1f)]
    [InlineData(-3f, 8f, 5f, 5f, 10f, 10f, 4f, 6f)]
    [InlineData(3f, 2f, 5f, 5f, 10f, 10f, 4f, float.NaN)]
    public void Explain_TreesOfAFileThatCountsNoRows_AreRefused(params float[] counts)
    {
        var file = TreesFile.Small();
        Assert.True(TreeShap.Counts(file.Read().Ensemble));
        file["nodes_hitrates"].Floats.Clear();
        file["nodes_hitrates"].Floats.AddRange(counts);
        Assert.False(TreeShap.Counts(file.Read().Ensemble));
        Assert.Throws<ArgumentException>(() => new TreeShap(file.Read().Ensemble));
    }

    [Fact]
    public void Explain_WrongLengths_AreRefused()
    {
        var shap = new TreeShap(TreesFile.Small().Read().Ensemble);
        Assert.Throws<ArgumentException>(() => shap.Explain([1], new double[6]));
        Assert.Throws<ArgumentException>(() => shap.Explain([1, 2], new double[5]));
        Assert.Throws<ArgumentException>(() => shap.Score([1, 2], new double[2]));
    }
}
