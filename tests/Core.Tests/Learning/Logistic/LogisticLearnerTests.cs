using GenreFunctions.Learning;
using GenreFunctions.Learning.Logistic;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Preparation;
using GenreFunctions.Tests.Learning.Margins;

namespace GenreFunctions.Tests.Learning.Logistic;

public sealed class LogisticLearnerTests
{
    private static readonly PreparationOptions Bare = new() { Standardise = false };

    [Fact]
    public void Train_AnyRows_IsWherePlainGradientDescentEnds()
    {
        var rows = Clouds.Make([30, 40, 20], 2, 1, seed: 1);
        var found = Clouds.Score(Train(new LogisticOptions { Decay = 0.1, Tolerance = 1e-9, Preparation = Bare }, rows), rows);
        Assert.All(found.Zip(Slow(rows, 0.1)), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
    }

    [Fact]
    public void Train_FeaturesThatSayNothing_GivesEachLabelItsShare()
    {
        // Biases are free: with every row the same, the probabilities are the labels' frequencies.
        int[] labels = [.. Enumerable.Range(0, 100).Select(row => row < 60 ? 2 : row < 90 ? 0 : 1)];
        var rows = new Examples([.. Enumerable.Repeat(3.0, 100)], 1, labels, 3, [.. Enumerable.Range(0, 100)]);
        Assert.Equal([0.3, 0.1, 0.6], Clouds.Score(Train(new LogisticOptions(), rows), rows)[..3], (one, other) => Math.Abs(one - other) < 1e-4);
    }

    [Fact]
    public void Train_LabelsAPlaneTellsApart_EndsWithFiniteWeights()
    {
        var rows = new Examples([-2, -1, 1, 2], 1, [0, 0, 1, 1], 2, [0, 1, 2, 3]);
        var trained = Train(new LogisticOptions { Decay = LogisticOptions.LeastDecay }, rows);
        Assert.Equal(1, Clouds.Accuracy(trained, rows));
        Assert.All(Clouds.Score(trained, rows), probability => Assert.InRange(probability, 0, 1));
    }

    [Fact]
    public void Train_DecayLarge_ForgetsTheFeatures()
    {
        var rows = Clouds.Make([20, 60], 2, 3, seed: 2);
        var probabilities = Clouds.Score(Train(new LogisticOptions { Decay = LogisticOptions.LargestDecay }, rows), rows);
        Assert.All(probabilities.Chunk(2), row => Assert.Equal(0.25, row[0], 1e-3));
    }

    [Theory]
    [InlineData(30, 30, 30)]
    [InlineData(30, 0, 30)]
    [InlineData(0, 9, 0)]
    public void Write_Trained_ScoresTheSame(params int[] rowsPerLabel)
    {
        var trained = Train(new LogisticOptions(), Clouds.Make(rowsPerLabel, 4, 1, seed: 3));
        var rows = Clouds.Make([30, 30, 30], 4, 1, seed: 4);
        var found = Clouds.Score(trained, rows);
        Assert.All(found.Zip(Written.Score(trained, rows)), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
        Assert.All(found.Chunk(3), row => Assert.All(Enumerable.Range(0, 3).Where(label => rowsPerLabel[label] == 0), label => Assert.Equal(0, row[label])));
    }

    [Fact]
    public void Train_AtTheTolerance_SaysSoAndOtherwiseToo()
    {
        var rows = Clouds.Make([30, 40, 20], 2, 1, seed: 1);
        Assert.Matches("^[0-9]+ rounds$", Train(new LogisticOptions(), rows).Ended);
        Assert.Contains("above the tolerance", Train(new LogisticOptions { Rounds = 1 }, rows).Ended, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_Watched_LosesLessEveryRound()
    {
        var (rows, losses) = (Clouds.Make([30, 40, 20], 2, 1, seed: 1), new List<double>());
        new LogisticLearner(new LogisticOptions()).Train(rows, rows.Take([]), 1, new TrainingWatch("", new Listener(losses.Add), CancellationToken.None));
        Assert.True(losses.Count > 3);
        Assert.Equal(losses.OrderDescending(), losses);
        var off = TrainingWatch.None with { Cancellation = new CancellationToken(canceled: true) };
        Assert.Throws<OperationCanceledException>(() => new LogisticLearner(new LogisticOptions()).Train(rows, rows.Take([]), 1, off));
    }

    [Fact]
    public void Train_WhatCannotBeLearntFrom_IsRefusedInASentence()
    {
        var rows = Clouds.Make([5, 5], 2, 1, seed: 1);
        Assert.Contains("no rows", Assert.Throws<ArgumentException>(() => Train(new(), rows.Take([]))).Message, StringComparison.Ordinal);
        Assert.Equal("Decay", Assert.Throws<ArgumentOutOfRangeException>(() => Train(new() { Decay = 0 }, rows)).ParamName);
        Assert.Equal("Tolerance", Assert.Throws<ArgumentOutOfRangeException>(() => Train(new() { Tolerance = 2 }, rows)).ParamName);
        Assert.Equal("Rounds", Assert.Throws<ArgumentOutOfRangeException>(() => Train(new() { Rounds = 0 }, rows)).ParamName);
    }

    private static ITrainedLearner Train(LogisticOptions options, Examples rows) =>
        new LogisticLearner(options).Train(rows, rows.Take([]), 1, TrainingWatch.None);

    /// <summary>Many small steps against the gradient, everything spelt out.</summary>
    private static double[] Slow(Examples rows, double decay)
    {
        var (labels, columns) = (rows.LabelCount, rows.Columns);
        var weights = new double[labels, columns + 1];
        var probabilities = new double[rows.Count * labels];
        for (var step = 0; step < 4000; step++)
        {
            var gradient = new double[labels, columns + 1];
            for (var row = 0; row < rows.Count; row++)
            {
                double Number(int column) => column < columns ? rows[row][column] : 1;
                double[] powers = [.. Enumerable.Range(0, labels).Select(
                    label => Math.Exp(Enumerable.Range(0, columns + 1).Sum(column => weights[label, column] * Number(column))))];
                for (var label = 0; label < labels; label++)
                {
                    var probability = probabilities[row * labels + label] = powers[label] / powers.Sum();
                    for (var column = 0; column <= columns; column++)
                        gradient[label, column] += (probability - (rows.Labels[row] == label ? 1 : 0)) * Number(column) / rows.Count;
                }
            }

            for (var label = 0; label < labels; label++)
            {
                for (var column = 0; column <= columns; column++)
                    weights[label, column] -= 0.5 * (gradient[label, column] + (column < columns ? decay * weights[label, column] : 0));
            }
        }

        return probabilities;
    }

    private sealed class Listener(Action<double> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value.TrainingLoss);
    }
}
