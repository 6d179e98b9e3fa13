using GenreFunctions.Learning;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Sequences;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Tests.Models;

namespace GenreFunctions.Tests.Learning.Sequences;

public sealed class LstmLearnerTests
{
    private static readonly LstmOptions Small = new() { DenseSize = 0, HiddenSize = 16, Dropout = 0.1, MostPieces = 1, BatchSize = 16, LearningRate = 1e-2, Epochs = 25 };

    [Fact]
    public void Train_LabelIsWhatTheFirstSegmentSaid_IsRememberedToTheLast()
    {
        var trained = new LstmLearner(Small with { Bidirectional = false }).Train(FirstSegmentSays(200, 6, seed: 1), None, 1, TrainingWatch.None);
        var test = FirstSegmentSays(100, 6, seed: 2);
        Assert.True(Accuracy(trained, test) > 0.97);
        // Without the first segments nothing is left to know it from.
        var late = test.Take([.. Enumerable.Range(0, test.Count).Where(row => row % 6 != 0)]);
        Assert.True(Accuracy(trained, late) < 0.7);
    }

    [Fact]
    public void Train_LabelIsWhatTheLastSegmentSays_IsKnownFromTheStartOnlyInBothDirections()
    {
        Examples Reversed(int seed)
        {
            var rows = FirstSegmentSays(150, 5, seed);
            return rows.Take([.. Enumerable.Range(0, rows.Count).Select(row => row / 5 * 5 + 4 - row % 5)]);
        }

        var test = Reversed(4);
        Assert.True(Accuracy(new LstmLearner(Small).Train(Reversed(3), None, 1, TrainingWatch.None), test) > 0.97);
        Assert.True(Accuracy(new LstmLearner(Small with { Bidirectional = false }).Train(Reversed(3), None, 1, TrainingWatch.None), test) < 0.75);
    }

    [Fact]
    public void Train_SongsOfOneRow_LearnsFromTheRowAlone()
    {
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 300).Select(_ => random.NextDouble() * 2 - 1)];
        var rows = new Examples(values, 1, [.. values.Select(value => value > 0.2 ? 1 : 0)], 2, [.. Enumerable.Range(0, 300)]);
        var trained = new LstmLearner(Small with { MostPieces = 3 }).Train(rows.Take([.. Enumerable.Range(0, 200)]), None, 1, TrainingWatch.None);
        Assert.True(Accuracy(trained, rows.Take([.. Enumerable.Range(200, 100)])) > 0.93);
    }

    [Fact]
    public void Train_ValidationRows_KeepsTheirBestEpochAndSaysSo()
    {
        var reports = new List<TrainingProgress>();
        var watch = new TrainingWatch("x", new Listener(reports), CancellationToken.None);
        var trained = new LstmLearner(Small with { Epochs = 12 }).Train(FirstSegmentSays(40, 4, 1), FirstSegmentSays(30, 4, 2), 1, watch);
        Assert.Equal(Enumerable.Range(1, 12), reports.Select(report => report.Epoch));
        var best = reports.OrderByDescending(report => report.ValidationAccuracy).ThenBy(report => report.ValidationLoss).First();
        Assert.Equal($"epoch {best.Epoch} of 12", trained.Ended);
        Assert.Equal(best.ValidationAccuracy, Accuracy(trained, FirstSegmentSays(30, 4, 2)), 1e-12);
    }

    [Fact]
    public void Score_RowsInAnotherOrder_IsAnotherReading()
    {
        var rows = FirstSegmentSays(3, 6, seed: 1);
        var trained = new LstmLearner(Small with { Epochs = 3 }).Train(rows, None, 1, TrainingWatch.None);
        var song = rows.Take([0, 1, 2, 3, 4, 5]);
        var turned = Scores(trained, rows.Take([5, 4, 3, 2, 1, 0])).Chunk(2).Reverse().SelectMany(row => row).ToArray();
        Assert.NotEqual(Scores(trained, song), turned);
    }

    [Fact]
    public void Score_SongsInterleaved_GivesTheSameBitsAsOneByOne()
    {
        var rows = FirstSegmentSays(40, 3, seed: 1);
        var trained = new LstmLearner(Small with { Epochs = 2 }).Train(rows, None, 1, TrainingWatch.None);
        int[] mixed = [.. Enumerable.Range(0, rows.Count).OrderBy(row => row % 3).ThenByDescending(row => row)];
        var together = Scores(trained, rows.Take(mixed));
        for (var song = 0; song < 40; song++)
        {
            var alone = Scores(trained, rows.Take([song * 3, song * 3 + 1, song * 3 + 2]));
            for (var i = 0; i < 3; i++)
                Assert.Equal(alone[(i * 2)..(i * 2 + 2)], together[(Array.IndexOf(mixed, song * 3 + i) * 2)..][..2]);
        }
    }

    [Fact]
    public void Train_SameSeed_WritesTheSameBytes_AnotherSeedOthers()
    {
        var rows = FirstSegmentSays(20, 4, seed: 1);
        byte[] Bytes(long seed) => Write(new LstmLearner(Small with { Epochs = 3, MostPieces = 3 }).Train(rows, FirstSegmentSays(5, 4, 2), seed, TrainingWatch.None), 2);
        Assert.Equal(Bytes(7), Bytes(7));
        Assert.NotEqual(Bytes(7), Bytes(8));
    }

    // 70 rows are more than a block of other operators: a song is not divided.
    [Theory]
    [InlineData(1, false, 0, 1)]
    [InlineData(9, true, 0, 1)]
    [InlineData(70, true, 12, 2)]
    public void Write_OneSong_GivesWhatTheLearnerScores(int length, bool bidirectional, int dense, int layers)
    {
        var rows = FirstSegmentSays(12, 5, seed: 1);
        var options = Small with { Epochs = 2, Bidirectional = bidirectional, DenseSize = dense, Layers = layers, HiddenSize = 10 };
        var trained = new LstmLearner(options).Train(rows, None, 1, TrainingWatch.None);
        var song = FirstSegmentSays(1, length, seed: 5);
        var (expected, written) = (Scores(trained, song), TestGraphs.Run(trained, song));
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], written[i], 1e-6);
    }

    [Fact]
    public void Train_NoRowsOneLabelOrOtherColumns_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new LstmLearner().Train(None, None, 1, TrainingWatch.None));
        Assert.Throws<ArgumentException>(() => new LstmLearner().Train(new Examples([1.0], 1, [0], 1, [0]), None, 1, TrainingWatch.None));
        Assert.Throws<ArgumentException>(() => new LstmLearner().Train(FirstSegmentSays(2, 2, 1), new Examples([1.0], 1, [0], 2, [0]), 1, TrainingWatch.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LstmLearner(new LstmOptions { HiddenSize = 0 }));
    }

    [Fact]
    public void Train_CalledOff_Stops()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => new LstmLearner(Small).Train(FirstSegmentSays(4, 2, 1), None, 1, new TrainingWatch("x", null, stop.Token)));
    }

    private static Examples None => new([], 2, [], 2, []);

    /// <summary>Every row of a song has the label that the song's first row shows in column 0; the others show nothing of it, and column 1 is noise.</summary>
    private static Examples FirstSegmentSays(int songs, int length, int seed)
    {
        var random = new Random(seed);
        var (features, labels, songOf) = (new List<double>(), new List<int>(), new List<int>());
        for (var song = 0; song < songs; song++)
        {
            var label = random.Next(2);
            for (var row = 0; row < length; row++)
            {
                features.Add(row == 0 ? 2 * label - 1 : 0);
                features.Add(random.NextDouble() * 2 - 1);
                labels.Add(label);
                songOf.Add(song);
            }
        }

        return new Examples([.. features], 2, [.. labels], 2, [.. songOf]);
    }

    private static double[] Scores(ITrainedLearner trained, Examples rows)
    {
        var probabilities = new double[rows.Count * rows.LabelCount];
        trained.Score(rows, probabilities);
        return probabilities;
    }

    private static double Accuracy(ITrainedLearner trained, Examples rows)
    {
        var probabilities = Scores(trained, rows);
        return Enumerable.Range(0, rows.Count).Average(row =>
            Ranking.IndexOfMaximum<double>(probabilities.AsSpan(row * rows.LabelCount, rows.LabelCount)) == rows.Labels[row] ? 1.0 : 0);
    }

    private static byte[] Write(ITrainedLearner trained, int columns)
    {
        var graph = new OnnxGraphBuilder(columns);
        return Google.Protobuf.MessageExtensions.ToByteArray(graph.End(trained.Write(graph, graph.Input)));
    }

    private sealed class Listener(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }
}
