using GenreFunctions.Learning;
using GenreFunctions.Learning.Margins;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Preparation;

namespace GenreFunctions.Tests.Learning.Margins;

public sealed class SvmLearnerTests
{
    private static readonly SvmOptions Quick = new() { Penalty = 3, Gamma = 0.2 };

    [Fact]
    public void Train_CloudsApart_IsRightOnRowsNeverSeen()
    {
        var trained = Train(Quick, Clouds.Make([100, 120, 80, 60], 3, 4, seed: 1));
        Assert.InRange(Clouds.Accuracy(trained, Clouds.Make([50, 50, 50, 50], 3, 4, seed: 2)), 0.95, 1);
    }

    [Fact]
    public void Train_ARingAroundADisc_IsLearntThoughNoLineDivides()
    {
        Assert.InRange(Clouds.Accuracy(Train(Quick, Rings(300, 1)), Rings(300, 2)), 0.95, 1);
    }

    [Fact]
    public void Train_OverlappingClouds_IsAsSureAsItIsRight()
    {
        // One column, centres at +1 and -1 on it, deviation 1: nobody can be right more often than Phi(1).
        var trained = Train(new SvmOptions { Penalty = 1, Gamma = 0.5 }, Clouds.Make([1000, 1000], 1, 1, seed: 3));
        var rows = Clouds.Make([2000, 2000], 1, 1, seed: 4);
        Assert.Equal(0.8413, Clouds.Accuracy(trained, rows), 0.02);
        Assert.Equal(0.8413, Clouds.Score(trained, rows).Chunk(2).Average(row => row.Max()), 0.03);
    }

    [Fact]
    public void Train_AnyRows_GivesProbabilitiesThatAddUpToOne()
    {
        var rows = Clouds.Make([20, 20, 20, 20, 20], 2, 1, seed: 4);
        var probabilities = Clouds.Score(Train(Quick, rows), rows);
        Assert.All(probabilities, probability => Assert.InRange(probability, 0, 1));
        Assert.All(probabilities.Chunk(5), row => Assert.Equal(1, row.Sum(), 1e-6));
    }

    [Fact]
    public void Train_SameSeed_SameBitsWhateverTheThreadsAndTheCache()
    {
        var rows = Clouds.Make([60, 70, 80], 4, 1.5, seed: 5);
        var one = new SvmLearner(Quick with { CacheMegabytes = 1 }) { Threads = 1 }.Train(rows, rows.Take([]), 9, TrainingWatch.None);
        var many = new SvmLearner(Quick) { Threads = 4 }.Train(rows, rows.Take([]), 9, TrainingWatch.None);
        Assert.Equal(Clouds.Score(one, rows), Clouds.Score(many, rows));
    }

    [Fact]
    public void Train_OtherSeed_ChangesTheProbabilities()
    {
        var rows = Clouds.Make([60, 70], 4, 1, seed: 5);
        var (one, other) = (new SvmLearner(Quick).Train(rows, rows.Take([]), 1, TrainingWatch.None), new SvmLearner(Quick).Train(rows, rows.Take([]), 2, TrainingWatch.None));
        Assert.NotEqual(Clouds.Score(one, rows), Clouds.Score(other, rows));
    }

    [Fact]
    public void Train_LabelsThatDoNotOccur_GetNoProbability()
    {
        var rows = Clouds.Make([0, 30, 0, 30, 0], 2, 2, seed: 6);
        var probabilities = Clouds.Score(Train(Quick, rows), rows);
        Assert.All(probabilities.Chunk(5), row => Assert.Equal(0, row[0] + row[2] + row[4]));
        Assert.All(probabilities.Chunk(5), row => Assert.Equal(1, row.Sum(), 1e-6));
    }

    [Fact]
    public void Train_OneLabel_IsSureOfIt()
    {
        var rows = Clouds.Make([0, 5], 2, 1, seed: 7);
        Assert.All(Clouds.Score(Train(Quick, rows), rows).Chunk(2), row => Assert.Equal([0.0, 1.0], row));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Train_OneRowOfEachLabel_DoesNotFail(int folds)
    {
        var rows = new Examples([0, 0, 3, 3, -3, 3], 2, [0, 1, 2], 3, [0, 1, 2]);
        var probabilities = Clouds.Score(Train(Quick with { ProbabilityFolds = folds }, rows), rows);
        Assert.All(probabilities.Chunk(3), row => Assert.Equal(1, row.Sum(), 1e-6));
    }

    [Fact]
    public void Train_AllRowsEqual_KnowsHowManyThereAre()
    {
        int[] labels = [.. Enumerable.Range(0, 60).Select(row => row % 3 == 0 ? 1 : 0)];
        var rows = new Examples([.. Enumerable.Repeat(2.5, 120)], 2, labels, 2, [.. Enumerable.Range(0, 60)]);
        Assert.Equal(2 / 3.0, Clouds.Score(Train(Quick, rows), rows)[0], 0.05);
    }

    [Fact]
    public void Train_GammaLarge_LearnsAnythingByHeart()
    {
        var random = new Random(8);
        var rows = new Examples(
            [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble())], 2, [.. Enumerable.Range(0, 100).Select(_ => random.Next(2))], 2, [.. Enumerable.Range(0, 100)]);
        Assert.Equal(1, Clouds.Accuracy(Train(new SvmOptions { Penalty = 100, Gamma = 1e6, ProbabilityFolds = 0 }, rows), rows));
    }

    [Fact]
    public void Train_Watched_CountsThePairs()
    {
        var (rows, rounds) = (Clouds.Make([10, 10, 10, 10], 2, 2, seed: 9), new List<TrainingProgress>());
        new SvmLearner(Quick).Train(rows, rows.Take([]), 1, new TrainingWatch("fold", new Listener(rounds.Add), CancellationToken.None));
        Assert.Equal([1, 2, 3, 4, 5, 6], rounds.Select(round => round.Epoch));
        Assert.All(rounds, round => Assert.Equal(("fold", 6), (round.Stage, round.Epochs)));
    }

    [Fact]
    public void Train_CalledOff_Stops()
    {
        var rows = Clouds.Make([10, 10, 10], 2, 2, seed: 9);
        var watch = TrainingWatch.None with { Cancellation = new CancellationToken(canceled: true) };
        Assert.ThrowsAny<OperationCanceledException>(() => new SvmLearner(Quick).Train(rows, rows.Take([]), 1, watch));
    }

    [Fact]
    public void Train_WhatCannotBeLearntFrom_IsRefusedInASentence()
    {
        var none = new Examples([], 2, [], 2, []);
        Assert.StartsWith("There are no rows", Assert.Throws<ArgumentException>(() => Train(Quick, none)).Message, StringComparison.Ordinal);
        var far = new Examples([1e30, 0, 0, 0], 2, [0, 1], 2, [0, 1]);
        var bare = Quick with { Preparation = new PreparationOptions { Standardise = false } };
        Assert.Contains("Row 0 is too far out", Assert.Throws<ArgumentException>(() => Train(bare, far)).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, SvmOptions> BadOptions() => new()
    {
        { nameof(SvmOptions.Penalty), Quick with { Penalty = 0 } },
        { nameof(SvmOptions.Penalty), Quick with { Penalty = double.NaN } },
        { nameof(SvmOptions.Gamma), Quick with { Gamma = 0 } },
        { nameof(SvmOptions.Gamma), Quick with { Gamma = double.PositiveInfinity } },
        { nameof(SvmOptions.Tolerance), Quick with { Tolerance = 0 } },
        { nameof(SvmOptions.ProbabilityFolds), Quick with { ProbabilityFolds = 1 } },
        { nameof(SvmOptions.CacheMegabytes), Quick with { CacheMegabytes = 0 } },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Train_OptionOutOfRange_IsNamed(string name, SvmOptions options)
    {
        var rows = Clouds.Make([5, 5], 2, 2, seed: 9);
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => Train(options, rows)).ParamName);
    }

    private static ITrainedLearner Train(SvmOptions options, Examples rows) =>
        new SvmLearner(options).Train(rows, rows.Take([]), 1, TrainingWatch.None);

    private static Examples Rings(int count, int seed)
    {
        var random = new Random(seed);
        var (features, labels) = (new List<double>(), new List<int>());
        for (var row = 0; row < count; row++)
        {
            var (angle, radius) = (2 * Math.PI * random.NextDouble(), row % 2 + 0.6 * random.NextDouble());
            features.AddRange([radius * Math.Cos(angle), radius * Math.Sin(angle)]);
            labels.Add(row % 2);
        }

        return new Examples([.. features], 2, [.. labels], 2, [.. Enumerable.Range(0, count)]);
    }

    private sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }
}
