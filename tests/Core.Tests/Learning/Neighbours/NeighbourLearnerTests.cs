using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Neighbours;
using GenreFunctions.Learning.Preparation;
using GenreFunctions.Tests.Learning.Margins;

namespace GenreFunctions.Tests.Learning.Neighbours;

public sealed class NeighbourLearnerTests
{
    private static readonly PreparationOptions Bare = new() { Standardise = false };

    [Fact]
    public void Score_AnyRowsOnAGrid_IsWhatASortByDistanceThenPlaceGives() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            // Whole numbers: distances are exact, and many are equal.
            var (training, rows) = (Grid(random, random.Next(1, 400)), Grid(random, 70));
            var (neighbours, falloff) = (random.Next(1, 30), random.Next(3) * 0.25);
            var trained = Train(new NeighbourOptions { Neighbours = neighbours, Falloff = falloff, Preparation = Bare }, training);
            return Clouds.Score(trained, rows).Zip(Slow(training, rows, neighbours, falloff)).All(pair => Math.Abs(pair.First - pair.Second) < 1e-5);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Score_OneNeighbour_KnowsTheTrainingRows()
    {
        var rows = Clouds.Make([50, 60, 70], 5, 1, seed: 1);
        Assert.Equal(1, Clouds.Accuracy(Train(new NeighbourOptions { Neighbours = 1 }, rows), rows));
    }

    [Fact]
    public void Score_TwoRowsEquallyNear_TakesTheOneLearntFirst()
    {
        var training = new Examples([1, -1, 1], 1, [1, 0, 0], 2, [0, 1, 2]);
        var trained = Train(new NeighbourOptions { Neighbours = 1, Preparation = Bare }, training);
        Assert.Equal([0.0, 1.0], Clouds.Score(trained, new Examples([0], 1, [0], 2, [0])));
    }

    [Fact]
    public void Score_FalloffLarge_LeavesTheNearestOnly()
    {
        var (training, rows) = (Clouds.Make([50, 60, 70], 5, 1, seed: 1), Clouds.Make([20, 20, 20], 5, 1, seed: 2));
        var one = Train(new NeighbourOptions { Neighbours = 1 }, training);
        var steep = Train(new NeighbourOptions { Neighbours = 20, Falloff = 1000 }, training);
        var agree = Clouds.Score(one, rows).Zip(Clouds.Score(steep, rows)).Count(pair => Math.Abs(pair.First - pair.Second) < 1e-3);
        Assert.InRange(agree, 170, 180);
    }

    [Fact]
    public void Score_MoreNeighboursThanRows_AllVote()
    {
        var training = Clouds.Make([1, 3], 2, 1, seed: 1);
        var trained = Train(new NeighbourOptions { Neighbours = 1000, Falloff = 0 }, training);
        Assert.Equal([0.25, 0.75], Clouds.Score(trained, training)[..2]);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(7, 0)]
    [InlineData(25, 0.3)]
    public void Write_Trained_ScoresTheSame(int neighbours, double falloff)
    {
        // More training rows than a panel holds.
        var (training, rows) = (Clouds.Make([150, 0, 160], 4, 1, seed: 3), Clouds.Make([40, 40, 0], 4, 1, seed: 4));
        var trained = Train(new NeighbourOptions { Neighbours = neighbours, Falloff = falloff }, training);
        Assert.All(Clouds.Score(trained, rows).Zip(Written.Score(trained, rows)), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void Write_MoreRowsThanAFileHolds_SaysThereIsNoWay()
    {
        var training = new Examples(new double[70_000], 1, new int[70_000], 1, new int[70_000]);
        var graph = new GenreFunctions.Models.Onnx.OnnxGraphBuilder(1);
        Assert.Null(Train(new NeighbourOptions(), training).Write(graph, graph.Input));
    }

    [Fact]
    public void Train_WhatCannotBeLearntFrom_IsRefusedInASentence()
    {
        Assert.Contains("no rows", Assert.Throws<ArgumentException>(() => Train(new(), new Examples([], 2, [], 2, []))).Message, StringComparison.Ordinal);
        var far = new Examples([1, 1e30], 1, [0, 1], 2, [0, 1]);
        Assert.Contains("Row 1 is too far out", Assert.Throws<ArgumentException>(() => Train(new() { Preparation = Bare }, far)).Message, StringComparison.Ordinal);
        var rows = Clouds.Make([5, 5], 2, 1, seed: 1);
        Assert.Equal("Neighbours", Assert.Throws<ArgumentOutOfRangeException>(() => Train(new() { Neighbours = 0 }, rows)).ParamName);
        Assert.Equal("Falloff", Assert.Throws<ArgumentOutOfRangeException>(() => Train(new() { Falloff = double.NaN }, rows)).ParamName);
    }

    private static ITrainedLearner Train(NeighbourOptions options, Examples rows) =>
        new NeighbourLearner(options).Train(rows, rows.Take([]), 1, TrainingWatch.None);

    private static Examples Grid(Random random, int count) => new(
        [.. Enumerable.Range(0, 3 * count).Select(_ => (double)random.Next(-4, 5))],
        3,
        [.. Enumerable.Range(0, count).Select(_ => random.Next(4))],
        4,
        [.. Enumerable.Range(0, count)]);

    private static double[] Slow(Examples training, Examples rows, int neighbours, double falloff)
    {
        var probabilities = new double[rows.Count * rows.LabelCount];
        for (var row = 0; row < rows.Count; row++)
        {
            double[] distances = [.. Enumerable.Range(0, training.Count).Select(
                other => Enumerable.Range(0, rows.Columns).Sum(column => Math.Pow(rows[row][column] - training[other][column], 2)))];
            int[] nearest = [.. Enumerable.Range(0, training.Count).OrderBy(other => distances[other]).ThenBy(other => other).Take(neighbours)];
            double[] weights = [.. nearest.Select(other => Math.Exp(-falloff * distances[other]))];
            for (var i = 0; i < nearest.Length; i++)
                probabilities[row * rows.LabelCount + training.Labels[nearest[i]]] += weights[i] / weights.Sum();
        }

        return probabilities;
    }
}
