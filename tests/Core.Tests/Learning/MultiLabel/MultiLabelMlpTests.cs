using GenreFunctions.Learning;
using GenreFunctions.Learning.MultiLabel;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Tests.Learning.MultiLabel;

public sealed class MultiLabelMlpTests
{
    private static readonly MultiLabelMlpOptions Small = new() { HiddenSizes = [24], Dropout = 0.1, BatchSize = 16, LearningRate = 1e-2, Epochs = 60, WeightDecay = 0.001 };

    [Fact]
    public void Train_TagsOfSigns_AreFoundTogether()
    {
        var trained = new MultiLabelMlp(Small).Train(TestTables.Signs(400, 1), None(2, 3), 1, TrainingWatch.None);
        // The third tag is no plane through the features: the trunk has to bend.
        Assert.True(TestTables.Right(trained, TestTables.Signs(300, 2)) > 0.93);
    }

    [Fact]
    public void Train_SharesOfListeners_AreLearntAsShares()
    {
        var random = new Random(1);
        double[][] features = [.. Enumerable.Range(0, 300).Select(_ => new[] { random.NextDouble() })];
        var rows = TestTables.Of(features, [.. features.Select(x => new[] { 0.2 + 0.5 * x[0], 0.3 })]);
        var scores = new MultiLabelMlp(Small with { Dropout = 0 }).Train(rows, None(1, 2), 1, TrainingWatch.None).Score(rows).Tags;
        for (var row = 0; row < rows.Count; row++)
        {
            Assert.Equal(rows.Target(row, 0), scores[row * 2], 0.04);
            Assert.Equal(0.3, scores[row * 2 + 1], 0.04);
        }
    }

    [Fact]
    public void Train_ClassesBesideTags_LearnsBothFromOneTrunk()
    {
        TaggedExamples WithClasses(int seed)
        {
            var rows = TestTables.Signs(300, seed);
            return rows with { ClassCount = 3, Classes = [.. Enumerable.Range(0, rows.Count).Select(row => rows[row][0] > 0.3 ? 2 : rows[row][1] > 0 ? 1 : 0)] };
        }

        var test = WithClasses(2);
        var scores = new MultiLabelMlp(Small).Train(WithClasses(1), WithClasses(3).Take([]), 1, TrainingWatch.None).Score(test);
        Assert.All(scores.Classes.Chunk(3), row => Assert.Equal(1, row.Sum(), 1e-5));
        Assert.True(scores.Classes.Chunk(3).Zip(test.Classes, (row, one) => row[one] == row.Max() ? 1.0 : 0).Average() > 0.93);
        Assert.True(scores.Tags.Zip(test.Targets, (score, target) => score >= 0.5 == target >= 0.5 ? 1.0 : 0).Average() > 0.9);
        Assert.Empty(new MultiLabelMlp(Small with { ClassWeight = 0, Epochs = 1 }).Train(test, test.Take([]), 1, TrainingWatch.None).Score(test).Classes);
    }

    [Fact]
    public void Train_UnknownTargetsAndMissingFeatures_AreLearntAround()
    {
        var rows = TestTables.Signs(400, 1);
        var random = new Random(9);
        double[] features = [.. rows.Features.Select(value => random.Next(20) == 0 ? double.NaN : value)];
        double[] targets = [.. rows.Targets.Select(target => random.Next(3) == 0 ? double.NaN : target)];
        var trained = new MultiLabelMlp(Small).Train(rows with { Features = features, Targets = targets }, None(2, 3), 1, TrainingWatch.None);
        Assert.True(TestTables.Right(trained, TestTables.Signs(300, 2)) > 0.88);
        Assert.All(trained.Score(rows with { Features = features }).Tags, score => Assert.InRange(score, 0, 1));
    }

    [Fact]
    public void Train_SameSeed_GivesTheSameBits_AnotherSeedOthers()
    {
        var rows = TestTables.Signs(60, 1);
        double[] Scores(long seed) => new MultiLabelMlp(Small with { Epochs = 3 }).Train(rows, TestTables.Signs(20, 2), seed, TrainingWatch.None).Score(rows).Tags;
        Assert.Equal(Scores(5), Scores(5));
        Assert.NotEqual(Scores(5), Scores(6));
    }

    [Fact]
    public void OutputDelta_IsTheDerivativeOfTheLoss()
    {
        var output = new TagOutput(3, 2, classWeight: 0.7);
        var rows = TestTables.Truth([1, 0.25, double.NaN]) with { Classes = [1], ClassCount = 2 };
        double[] scores = [0.3, -1.2, 0.8, 0.5, -0.4];
        var probabilities = scores.Select(score => (float)score).ToArray();
        output.Apply(probabilities);
        var delta = new float[5];
        output.Delta(probabilities, rows, 0, share: 1, delta);
        for (var i = 0; i < scores.Length; i++)
        {
            double Loss(double step) => SlowLoss([.. scores.Select((score, j) => j == i ? score + step : score)]);
            Assert.Equal((Loss(1e-5) - Loss(-1e-5)) / 2e-5, delta[i], 1e-6);
        }

        Assert.Equal(SlowLoss(scores), output.Loss(probabilities, rows, 0), 1e-6);

        // Two tags are known, by their targets; the class is the second.
        double SlowLoss(double[] x)
        {
            double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));
            var tags = -Math.Log(Sigmoid(x[0])) - 0.25 * Math.Log(Sigmoid(x[1])) - 0.75 * Math.Log(1 - Sigmoid(x[1]));
            return tags / 2 - 0.7 * Math.Log(Math.Exp(x[4]) / (Math.Exp(x[3]) + Math.Exp(x[4])));
        }
    }

    [Fact]
    public void Train_ValidationRows_KeepsTheEpochOfTheLeastLoss()
    {
        var losses = new List<double>();
        var trained = new MultiLabelMlp(Small with { Epochs = 10, LearningRate = 0.1 }).Train(
            TestTables.Signs(60, 1), TestTables.Signs(60, 2), 1, new TrainingWatch("x", new Listener(losses), CancellationToken.None));
        Assert.Equal($"epoch {losses.IndexOf(losses.Min()) + 1} of 10", trained.Ended);
    }

    private static TaggedExamples None(int columns, int tags) => new([], columns, [], tags, []);

    private sealed class Listener(List<double> losses) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => losses.Add(value.ValidationLoss);
    }
}
