using GenreFunctions.Learning;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Trees;
using GenreFunctions.Models.Onnx;
using Google.Protobuf;

namespace GenreFunctions.Tests.Learning.Trees;

/// <summary>What all four learners promise.</summary>
public sealed class TreeLearnerTests
{
    public static TheoryData<string> Names => ["boosted-levels", "boosted-leaves", "random-forest", "extra-trees"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Train_OnExclusiveOr_LearnsWhatNoStraightLineCan(string name)
    {
        Examples Rows(int seed)
        {
            var random = new Random(seed);
            double[] features = [.. Enumerable.Range(0, 4 * 600).Select(_ => random.NextDouble() - 0.5)];
            return TreeData.Of(features, 4, [.. features.Chunk(4).Select(row => row[1] > 0 ^ row[2] > 0 ? 1 : 0)], 2);
        }

        var trained = Train(name, Rows(1));
        Assert.True(trained.Accuracy(Rows(2)) > 0.9, $"Accuracy {trained.Accuracy(Rows(2))}");
        // What the label follows from has nearly all the gain.
        Assert.True(trained.GainShares[1] + trained.GainShares[2] > 0.6, string.Join(' ', trained.GainShares));
        Assert.Equal(1, trained.GainShares.Sum(), 9);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Train_LabelThatFollowsFromWhatIsMissing_IsLearnt(string name)
    {
        var random = new Random(1);
        double[] features = [.. Enumerable.Range(0, 3 * 300).Select(i => i % 3 == 1 && random.NextDouble() < 0.4 ? double.NaN : random.NextDouble())];
        var rows = TreeData.Of(features, 3, [.. features.Chunk(3).Select(row => double.IsNaN(row[1]) ? 1 : 0)], 2);
        Assert.Equal(1, Train(name, rows).Accuracy(rows));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Train_WithTheSameSeed_GivesTheSameBytesOnAnyNumberOfCores(string name)
    {
        var rows = TreeData.Noisy(rows: 300, missing: 0.05);
        var bytes = Bytes(Train(name, rows, seed: 1, workers: 1), rows.Columns);
        Assert.Equal(bytes, Bytes(Train(name, rows, seed: 1, workers: 1), rows.Columns));
        Assert.Equal(bytes, Bytes(Train(name, rows, seed: 1, workers: 2), rows.Columns));
        Assert.Equal(bytes, Bytes(Train(name, rows, seed: 1, workers: 7), rows.Columns));
        Assert.NotEqual(bytes, Bytes(Train(name, rows, seed: 2, workers: 1), rows.Columns));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Train_NumbersFourTimesAsLarge_ChangesNoAnswer(string name)
    {
        var rows = TreeData.Noisy(missing: 0.05);
        var larger = rows.Map((_, value) => 4 * value);
        Assert.Equal(Train(name, rows).Scores(rows), Train(name, larger).Scores(larger));
    }

    [Theory]
    [InlineData("boosted-levels")]
    [InlineData("boosted-leaves")]
    public void Train_NumbersBentWithoutChangingTheirOrder_ChangesNoAnswerOnThem(string name)
    {
        // Whole numbers, whose cubes are 32-bit numbers still.
        var rows = TreeData.Noisy(missing: 0.05).Map((_, value) => Math.Round(100 * value));
        var bent = rows.Map((column, value) => column % 2 == 0 ? value * value * value : 3 * value - 7);
        Assert.Equal(Train(name, rows).Scores(rows), Train(name, bent).Scores(bent));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Train_OnOneRow_SaysItsLabel(string name)
    {
        var row = TreeData.Of([1, 2, double.NaN], 3, [2], 4);
        var trained = Train(name, row);
        AssertProbabilities(trained.Scores(row), 4);
        Assert.Equal(1, trained.Accuracy(row));
        Assert.All(trained.GainShares, share => Assert.Equal(0, share));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Train_ColumnsThatNeverVary_SaysHowOftenLabelsOccur(string name)
    {
        var rows = TreeData.Of([.. Enumerable.Repeat(5.0, 200)], 2, [.. Enumerable.Range(0, 100).Select(i => i % 4 == 0 ? 1 : 0)], 2);
        // A bag of a hundred rows holds 25 of the rarer label, give or take nine.
        foreach (var row in Train(name, rows).Scores(rows).Chunk(2))
            Assert.Equal(0.25, row[1], 0.03);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Train_LabelThatDoesNotOccur_IsUnlikelyAndHarmless(string name)
    {
        var rows = TreeData.Noisy() with { LabelCount = 5 };
        var trained = Train(name, rows);
        var probabilities = trained.Scores(rows);
        AssertProbabilities(probabilities, 5);
        Assert.All(probabilities.Chunk(5), row => Assert.True(row[3] < 0.02 && row[4] < 0.02));
        Assert.True(trained.Accuracy(rows) > 0.85, $"Accuracy {trained.Accuracy(rows)}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Score_ARow_DoesNotDependOnTheRowsBesideIt(string name)
    {
        var rows = TreeData.Noisy(rows: 150, missing: 0.1);
        var trained = Train(name, rows);
        var together = trained.Scores(rows);
        for (var row = 0; row < rows.Count; row += 7)
            Assert.Equal(together[(row * 3)..(row * 3 + 3)], trained.Scores(rows.Take([row])));
        Assert.Empty(trained.Scores(rows.None()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Train_WhatCannotBeLearntFrom_IsRefusedInASentence(string name)
    {
        var rows = TreeData.Noisy();
        Assert.Contains("0 rows", Assert.Throws<ArgumentException>(() => Train(name, rows.None())).Message, StringComparison.Ordinal);
        var infinite = rows.Map((column, value) => column == 3 && value > 0.9 ? 1e39 : value);
        Assert.Contains("column 3", Assert.Throws<ArgumentException>(() => Train(name, infinite)).Message, StringComparison.Ordinal);
        var narrow = TreeData.Noisy(columns: 4);
        Assert.Contains("4 columns", Assert.Throws<ArgumentException>(() => Learner(name, 1).Train(rows, narrow, 1, TrainingWatch.None)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Train(name, rows).Scores(narrow));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Train_CalledOff_Stops(string name)
    {
        using var source = new CancellationTokenSource();
        var heard = new Heard(() => source.Cancel());
        Assert.Throws<OperationCanceledException>(() => Learner(name, 1).Train(TreeData.Noisy(), TreeData.Noisy().None(), 1, new TrainingWatch("x", heard, source.Token)));
        Assert.InRange(heard.Count, 1, 2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Settings_OfALearner_NameIt(string name)
    {
        Assert.Equal(name, Learner(name, 1).Name);
        Assert.NotEqual(Learner(name, 1).Settings, Learner(name, 1, other: true).Settings);
    }

    private static ILearner Learner(string name, int workers, bool other = false) => name switch
    {
        "boosted-levels" => new BoostedLevelsLearner(new() { Rounds = 15, MaximumDepth = other ? 3 : 4, Shrinkage = 0.5, RowShare = 0.9, ColumnShareOfSplit = 0.8, Lambda = 0.1 }) { Workers = workers },
        "boosted-leaves" => new BoostedLeavesLearner(new() { Rounds = 15, Leaves = other ? 8 : 12, Shrinkage = 0.4, MinimumLeafRows = 3, TopShare = 0.4, RandomShare = 0.4 }) { Workers = workers },
        "random-forest" => new RandomForestLearner(new() { Trees = other ? 30 : 40, Impurity = Impurity.Entropy }) { Workers = workers },
        _ => new ExtraTreesLearner(new() { Trees = other ? 30 : 40 }) { Workers = workers },
    };

    private static TrainedTrees Train(string name, Examples rows, long seed = 1, int workers = 2) =>
        (TrainedTrees)Learner(name, workers).Train(rows, rows.None(), seed, TrainingWatch.None);

    private static byte[] Bytes(ITrainedLearner trained, int columns)
    {
        var graph = new OnnxGraphBuilder(columns);
        return graph.End(trained.Write(graph, graph.Input)).ToByteArray();
    }

    private static void AssertProbabilities(double[] probabilities, int labels)
    {
        Assert.All(probabilities, probability => Assert.InRange(probability, 0, 1 + 1e-6));
        Assert.All(probabilities.Chunk(labels), row => Assert.Equal(1, row.Sum(), 1e-5));
    }

    private sealed class Heard(Action act) : IProgress<TrainingProgress>
    {
        public int Count { get; private set; }

        public void Report(TrainingProgress value)
        {
            Count++;
            act();
        }
    }
}
