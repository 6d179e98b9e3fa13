using GenreFunctions.Learning;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Trees;

namespace GenreFunctions.Tests.Learning.Trees;

public sealed class BoostingTests
{
    private static readonly BoostedLevelsOptions Levels = new()
    {
        Rounds = 12, Shrinkage = 0.5, MaximumDepth = 4, Lambda = 0.5, MinimumChildWeight = 0, RowShare = 1, ColumnShare = 1, ColumnShareOfSplit = 1,
    };

    private static readonly BoostedLeavesOptions Leaves = new()
    {
        Rounds = 12, Shrinkage = 0.5, Leaves = 9, MinimumLeafRows = 3, TopShare = 1, ColumnShare = 1, ColumnShareOfSplit = 1, Lambda = 0.5,
    };

    public static IEnumerable<object[]> Learners => [[new BoostedLevelsLearner(Levels)], [new BoostedLeavesLearner(Leaves)]];

    [Fact]
    public void Train_OneRoundOnTwoRows_IsWhatHandsSay()
    {
        // Two rows, one of each label: every prior is 1/2, gradients are -1/2 and 1/2, Hessians 2 x 1/4 = 1/2.
        // A leaf of one row: -(+-1/2) / (1/2 + lambda 1/2) = +-1/2, halved by shrinkage: scores ln(1/2) +- 1/4.
        var rows = TreeData.Of([0, 1], 1, [0, 1], 2);
        var trained = new BoostedLevelsLearner(Levels with { Rounds = 1 }).Train(rows, rows.None(), 1, TrainingWatch.None);
        var likely = 1 / (1 + Math.Exp(-0.5));
        Assert.Equal([likely, 1 - likely, 1 - likely, likely], trained.Scores(rows).Select(value => Math.Round(value, 7)).ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Train_ThreeRounds_IsWhatTryingEveryThresholdGives(bool leaves)
    {
        var rows = TreeData.Noisy(rows: 70, columns: 3, missing: 0.05);
        ILearner learner = leaves ? new BoostedLeavesLearner(Leaves with { Rounds = 3 }) : new BoostedLevelsLearner(Levels with { Rounds = 3 });
        var scores = new double[rows.Count, 3];
        for (var label = 0; label < 3; label++)
        {
            for (var row = 0; row < rows.Count; row++)
                scores[row, label] = Math.Log((rows.Labels.Count(other => other == label) + 1.0) / (rows.Count + 3));
        }

        double[] Softmax(int row)
        {
            double[] powers = [.. Enumerable.Range(0, 3).Select(label => Math.Exp(scores[row, label]))];
            return [.. powers.Select(power => power / powers.Sum())];
        }

        double[][] features = [.. Enumerable.Range(0, rows.Count).Select(row => rows[row].ToArray())];
        for (var round = 0; round < 3; round++)
        {
            double[][] probabilities = [.. Enumerable.Range(0, rows.Count).Select(Softmax)];
            for (var label = 0; label < 3; label++)
            {
                // A softmax's curvature is p (1 - p); levels take it twice, leaves K / (K - 1) times.
                var factor = leaves ? 1.5 : 2;
                var weights = SlowTree.Grow(
                    features,
                    [.. probabilities.Select((p, row) => (p[label] - (rows.Labels[row] == label ? 1 : 0), factor * p[label] * (1 - p[label]), 1.0))],
                    tree => leaves ? tree.With(lambda: 0.5, leastRows: 3, leastHessian: 1e-3, leaves: 9) : tree.With(lambda: 0.5, depth: 4));
                for (var row = 0; row < rows.Count; row++)
                    scores[row, label] += 0.5 * weights[row];
            }
        }

        var actual = learner.Train(rows, rows.None(), 1, TrainingWatch.None).Scores(rows);
        for (var row = 0; row < rows.Count; row++)
        {
            for (var label = 0; label < 3; label++)
                Assert.Equal(Softmax(row)[label], actual[row * 3 + label], 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void Train_RowsInAnotherOrder_ChangesNoBit(ILearner learner)
    {
        var rows = TreeData.Noisy(missing: 0.05);
        var order = Enumerable.Range(0, rows.Count).ToArray();
        new Random(4).Shuffle(order);
        var expected = learner.Train(rows, rows.None(), 1, TrainingWatch.None).Scores(rows);
        Assert.Equal(expected, learner.Train(rows.Take(order), rows.None(), 1, TrainingWatch.None).Scores(rows));
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void Train_ColumnsInAnotherOrder_ChangesNoBitAndMovesTheGains(ILearner learner)
    {
        // Many rows and few splits: no two of them gain the same.
        var rows = TreeData.Noisy(rows: 600, columns: 5);
        int[] order = [3, 0, 4, 2, 1];
        var moved = rows.WithColumns(order);
        learner = learner is BoostedLevelsLearner
            ? new BoostedLevelsLearner(Levels with { MaximumDepth = 2 })
            : new BoostedLeavesLearner(Leaves with { Leaves = 4, MinimumLeafRows = 20 });
        var expected = (TrainedTrees)learner.Train(rows, rows.None(), 1, TrainingWatch.None);
        var actual = (TrainedTrees)learner.Train(moved, moved.None(), 1, TrainingWatch.None);
        Assert.Equal(expected.Scores(rows), actual.Scores(moved));
        for (var column = 0; column < 5; column++)
            Assert.Equal(expected.GainShares[order[column]], actual.GainShares[column], 9);
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void Train_WithValidationRows_KeepsTheRoundThatDidBest(ILearner learner)
    {
        // Labels at random: what is learnt from them is wrong elsewhere, so the best round is an early one.
        var (training, validation) = (Scrambled(1), Scrambled(2));
        var heard = new Losses();
        learner = learner is BoostedLevelsLearner
            ? new BoostedLevelsLearner(Levels with { Rounds = 60, Patience = 7, Shrinkage = 0.05 })
            : new BoostedLeavesLearner(Leaves with { Rounds = 60, Patience = 7, Shrinkage = 0.05 });
        var trained = (TrainedTrees)learner.Train(training, validation, 1, new TrainingWatch("x", heard, default));
        var best = heard.Validation.IndexOf(heard.Validation.Min()) + 1;
        Assert.Equal(best + 7, heard.Validation.Count);
        Assert.Equal(best * 3, trained.TreeCount);
        Assert.Equal($"round {best} of 60", trained.Ended);
        var loss = trained.Scores(validation).Chunk(3).Select((row, i) => -Math.Log(row[validation.Labels[i]])).Average();
        Assert.Equal(heard.Validation.Min(), loss, 5);
    }

    [Theory]
    [MemberData(nameof(Learners))]
    public void Train_WithoutValidationRows_RunsAllRoundsAndTheLossFalls(ILearner learner)
    {
        var rows = TreeData.Noisy();
        var heard = new Losses();
        var trained = (TrainedTrees)learner.Train(rows, rows.None(), 1, new TrainingWatch("x", heard, default));
        Assert.Equal(12 * 3, trained.TreeCount);
        Assert.Equal(12, heard.Training.Count);
        Assert.Equal(heard.Training.OrderDescending(), heard.Training);
        Assert.All(heard.Validation, loss => Assert.True(double.IsNaN(loss)));
        var last = trained.Scores(rows).Chunk(3).Select((row, i) => -Math.Log(row[rows.Labels[i]])).Average();
        Assert.Equal(heard.Training[^1], last, 5);
    }

    [Fact]
    public void Train_FewBins_StillLearns()
    {
        var rows = TreeData.Noisy(rows: 600);
        var trained = new BoostedLevelsLearner(Levels with { Bins = 16 }).Train(rows, rows.None(), 1, TrainingWatch.None);
        Assert.True(trained.Accuracy(TreeData.Noisy(rows: 600, seed: 2)) > 0.8);
    }

    public static IEnumerable<object[]> WrongLevels =>
        new BoostedLevelsOptions[]
        {
            new() { Rounds = 0 }, new() { Shrinkage = 0 }, new() { Shrinkage = 1.1 }, new() { Shrinkage = double.NaN }, new() { MaximumDepth = 0 },
            new() { MaximumDepth = 17 }, new() { Lambda = -1 }, new() { Alpha = double.NaN }, new() { Gamma = double.PositiveInfinity }, new() { MinimumChildWeight = -0.1 },
            new() { RowShare = 0 }, new() { ColumnShare = 1.5 }, new() { ColumnShareOfSplit = 0 }, new() { Bins = 2 }, new() { Bins = 257 }, new() { Patience = 0 },
        }.Select(options => new object[] { options });

    public static IEnumerable<object[]> WrongLeaves =>
        new BoostedLeavesOptions[]
        {
            new() { Rounds = 10_001 }, new() { Shrinkage = -0.1 }, new() { Leaves = 1 }, new() { Leaves = 257 }, new() { MaximumDepth = 0 }, new() { MinimumLeafRows = 0 },
            new() { MinimumChildWeight = double.NaN }, new() { Lambda = -1 }, new() { Alpha = -1 }, new() { MinimumGain = -1 }, new() { TopShare = -0.1 }, new() { RandomShare = 0 },
            new() { ColumnShare = 0 }, new() { ColumnShareOfSplit = 2 }, new() { Bins = 0 }, new() { Patience = -1 },
        }.Select(options => new object[] { options });

    [Theory]
    [MemberData(nameof(WrongLevels))]
    public void LevelsLearner_OptionOutOfItsRange_IsRefused(BoostedLevelsOptions options) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoostedLevelsLearner(options));

    [Theory]
    [MemberData(nameof(WrongLeaves))]
    public void LeavesLearner_OptionOutOfItsRange_IsRefused(BoostedLeavesOptions options) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BoostedLeavesLearner(options));

    private static Examples Scrambled(int seed)
    {
        var (rows, random) = (TreeData.Noisy(rows: 200, seed: seed), new Random(seed));
        return rows with { Labels = [.. rows.Labels.Select(label => random.NextDouble() < 0.5 ? random.Next(3) : label)] };
    }

    private sealed class Losses : IProgress<TrainingProgress>
    {
        public List<double> Training { get; } = [];

        public List<double> Validation { get; } = [];

        public void Report(TrainingProgress value)
        {
            Training.Add(value.TrainingLoss);
            Validation.Add(value.ValidationLoss);
        }
    }
}
