using GenreFunctions.Learning;
using GenreFunctions.Learning.Trees;
using GenreFunctions.Learning.Trees.Forests;

namespace GenreFunctions.Tests.Learning.Trees.Forests;

public sealed class ForestTests
{
    [Fact]
    public void ExtraTrees_GrownToTheGround_KnowsEveryRowItHasSeen()
    {
        var rows = TreeData.Noisy(labels: 4);
        var probabilities = new ExtraTreesLearner(new() { Trees = 10 }).Train(rows, rows.None(), 1, TrainingWatch.None).Scores(rows);
        for (var row = 0; row < rows.Count; row++)
            Assert.Equal(1, probabilities[row * 4 + rows.Labels[row]], 1e-6);
    }

    [Fact]
    public void RandomForest_OneTreeToTheGround_HasLeftOutAThirdOfTheRows()
    {
        // Labels at random: a row is named right if it was drawn, and by luck otherwise. 1 - 1/e of the rows are drawn.
        var random = new Random(1);
        var rows = TreeData.Noisy(rows: 4000) with { Labels = [.. Enumerable.Range(0, 4000).Select(_ => random.Next(2))], LabelCount = 2 };
        var trained = new RandomForestLearner(new() { Trees = 1 }).Train(rows, rows.None(), 1, TrainingWatch.None);
        var drawn = 1 - 1 / Math.E;
        Assert.Equal(drawn + (1 - drawn) / 2, trained.Accuracy(rows), 0.03);
    }

    [Fact]
    public void RandomForest_Stump_IsTheSharesOfLabelsOnEitherSide()
    {
        // One column, two numbers; whatever rows are drawn, the only split is between them and each side's labels are nearly three to one.
        var rows = TreeData.Of([.. Enumerable.Range(0, 2000).Select(i => (double)(i % 2))], 1, [.. Enumerable.Range(0, 2000).Select(i => i % 8 < 6 ? i % 2 : 1 - i % 2)], 2);
        var trained = new RandomForestLearner(new() { Trees = 50, MaximumDepth = 1 }).Train(rows, rows.None(), 1, TrainingWatch.None);
        Assert.Equal([0.75, 0.25, 0.25, 0.75], trained.Scores(rows.Take([0, 1])), (a, b) => Math.Abs(a - b) < 0.01);
    }

    [Fact]
    public void RandomForest_MoreTrees_ForeseesBetterThanOne()
    {
        var (rows, others) = (TreeData.Noisy(rows: 300, columns: 8), TreeData.Noisy(rows: 1000, columns: 8, seed: 2));
        double Accuracy(int trees) => new RandomForestLearner(new() { Trees = trees }).Train(rows, rows.None(), 1, TrainingWatch.None).Accuracy(others);
        Assert.True(Accuracy(100) > Accuracy(1) + 0.05);
    }

    [Fact]
    public void Forest_NumbersBentWithoutChangingTheirOrder_ChangesNoAnswerOnThem()
    {
        // Every tree on all rows: those left out of a bag may lie on either side of a threshold between two that were drawn.
        var plan = new ForestPlan(20, 0, 2, 128, Impurity.Gini, Bagging: false, RandomThresholds: false, Workers: 2);
        var rows = TreeData.Noisy(missing: 0.05).Map((_, value) => Math.Round(100 * value));
        var bent = rows.Map((column, value) => column % 2 == 0 ? value * value * value : 3 * value - 7);
        double[] Scores(Examples examples) => ForestRun.Train(plan, examples, examples.None(), 1, TrainingWatch.None).Scores(examples);
        Assert.Equal(Scores(rows), Scores(bent));
    }

    public static IEnumerable<object[]> Wrong => new ForestWords[]
    {
        new(0, 0, 1, 1, 0), new(10_001, 0, 1, 1, 0), new(1, -1, 1, 1, 0), new(1, 0, 0, 1, 0), new(1, 0, 1, 0, 0), new(1, 0, 1, 129, 0), new(1, 0, 1, 1, 2),
    }.Select(words => new object[] { words });

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Learner_OptionOutOfItsRange_IsRefused(ForestWords words)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomForestLearner(new()
        {
            Trees = words.Trees, ColumnsOfSplit = words.Columns, MinimumLeafRows = words.Rows, MaximumDepth = words.Depth, Impurity = (Impurity)words.Impurity,
        }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExtraTreesLearner(new()
        {
            Trees = words.Trees, ColumnsOfSplit = words.Columns, MinimumLeafRows = words.Rows, MaximumDepth = words.Depth, Impurity = (Impurity)words.Impurity,
        }));
    }

    public sealed record ForestWords(int Trees, int Columns, int Rows, int Depth, int Impurity);
}
