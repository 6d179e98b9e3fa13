using GenreFunctions.Features;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Tests.Learning.Data;
using GenreFunctions.Tests.Models;

namespace GenreFunctions.Tests.Learning.Networks;

public sealed class MlpTrainerTests
{
    private static readonly LearnerOptions Small = new() { HiddenSizes = [24, 16], Epochs = 60, BatchSize = 16, LearningRate = 0.01, Patience = 60 };

    [Fact]
    public void Train_OnExclusiveOr_LearnsWhatNoStraightLineCan()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 400).Select(i =>
        {
            var features = Enumerable.Repeat(0.1, FeatureSchema.Count).ToArray();
            (features[3], features[9]) = (random.NextDouble() - 0.5, random.NextDouble() - 0.5);
            return new FeatureRow($"s{i}.0.wav", 1, features, features[3] > 0 ^ features[9] > 0 ? "yes" : "no");
        });
        var table = new FeatureTable([.. rows]);
        var network = Train(table, Splits.BySegment(table, 0.3, 0.1, 1), Small, 1);
        var test = ModelEvaluation.Predict(network.ToModel("x", Metadata(table)), table, Splits.BySegment(table, 0.3, 0.1, 1).Test);
        Assert.True(test.Evaluate().Accuracy > 0.9, $"Accuracy {test.Evaluate().Accuracy}");
    }

    [Fact]
    public void Train_OnClouds_NamesUnheardSongs()
    {
        var table = TestTables.Clouds(labels: 4, songs: 10, segments: 6);
        var split = Splits.BySong(table, 5, 0.2, 1)[0];
        var network = Train(table, split, Small, 1);
        Assert.True(ModelEvaluation.Predict(network.ToModel("x", Metadata(table)), table, split.Test).Evaluate().Accuracy > 0.9);
    }

    [Fact]
    public void Train_WithTheSameSeed_GivesTheSameBytesAndWithAnotherOthers()
    {
        var table = TestTables.Clouds();
        byte[] Bytes(long seed) => BytesOf(Train(table, Splits.AllSongs(table, 0.2, 1), Small with { Epochs = 5 }, seed), table);

        Assert.Equal(Bytes(1), Bytes(1));
        Assert.NotEqual(Bytes(1), Bytes(2));
    }

    [Fact]
    public void Train_TestRowsFarFromAllOthers_LeaveNoTraceInTheBytes()
    {
        var rows = TestTables.CloudRows(3, 10, 5, 0.5, 1);
        var table = new FeatureTable(rows);
        var split = Splits.BySong(table, 5, 0.2, 1)[0];
        var moved = Moved(rows, split.Test);
        byte[] Bytes(FeatureTable from) => BytesOf(Train(from, split, Small with { Epochs = 5 }, 1), from);
        Assert.NotEmpty(split.Test);
        Assert.Equal(Bytes(table), Bytes(moved));
    }

    [Fact]
    public void Train_ValidationRowsFarFromAllOthers_DoNotMoveThePreparation()
    {
        var rows = TestTables.CloudRows(3, 10, 5, 0.5, 1);
        var table = new FeatureTable(rows);
        var split = Splits.BySong(table, 5, 0.2, 1)[0];
        float[] Prepared(FeatureTable from) => Train(from, split, Small with { Epochs = 1 }, 1).Preparation.Apply(table.Examples(split.Test), 57);
        Assert.NotEmpty(split.Validation);
        Assert.Equal(Prepared(table), Prepared(Moved(rows, split.Validation)));
    }

    [Fact]
    public void Train_WithCosineDecay_TakesHalfTheStepInTheSecondOfTwoEpochs()
    {
        // All rows are one batch, so that an epoch is one step of Adam, which is proportional to the rate: (1 + cos(pi / 2)) / 2 of it.
        var table = TestTables.Clouds();
        float[] Parameters(int epochs, bool decay) => Train(
            table, Splits.AllSongs(table, 0, 1), Small with { Epochs = epochs, BatchSize = 1000, CosineDecay = decay }, 1).Parameters;
        var (first, steady, decayed) = (Parameters(1, true), Parameters(2, false), Parameters(2, true));
        for (var i = 0; i < first.Length; i++) Assert.Equal((steady[i] - first[i]) / 2, decayed[i] - first[i], 1e-6);
        Assert.Contains(first.Zip(steady), pair => Math.Abs(pair.First - pair.Second) > 0.005);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    public void Train_WithDropout_SilencesUnitsWhileLearningButNotWhileJudging(double dropout)
    {
        // Nothing is learnt at this rate, and the same rows are learnt from and judged by: only dropout can tell the losses apart.
        var table = TestTables.Clouds();
        int[] rows = [.. Enumerable.Range(0, table.RowCount)];
        var seen = new List<TrainingProgress>();
        var options = Small with { Epochs = 5, LearningRate = 1e-12, BatchSize = 1000, Dropout = dropout };
        Train(table, new Split(rows, rows, []), options, 1, new Listener(seen.Add));
        Assert.Equal(5, seen.Count);
        Assert.All(seen, progress => Assert.Equal(seen[0].ValidationLoss, progress.ValidationLoss, 1e-5));
        Assert.All(seen, progress => Assert.Equal(dropout > 0, Math.Abs(progress.TrainingLoss - progress.ValidationLoss) > 1e-3));
        Assert.Equal(dropout > 0 ? 5 : 1, seen.Select(progress => Math.Round(progress.TrainingLoss, 4)).Distinct().Count());
    }

    [Fact]
    public void Train_WhenValidationGetsNoBetter_StopsAndKeepsTheBestEpoch()
    {
        // Labels by chance: what is learnt is learnt by heart, and the validation part soon gets no better.
        var random = new Random(3);
        var table = new FeatureTable([.. TestTables.CloudRows(1, 60, 2, 0.5, 1).Select((row, i) => row with { FileName = $"{i}", Label = random.Next(2) == 0 ? "a" : "b" })]);
        var seen = new List<TrainingProgress>();
        var split = Splits.BySegment(table, 0.3, 0.2, 1);
        var network = Train(table, split, Small with { Epochs = 1000, Patience = 10, CosineDecay = false }, 1, new Listener(seen.Add));
        Assert.True(seen.Count < 1000);
        Assert.Equal(network.BestEpoch + 10, seen.Count);
        var best = seen[network.BestEpoch - 1];
        Assert.Equal(seen.Max(progress => progress.ValidationAccuracy), best.ValidationAccuracy);
        var kept = ModelEvaluation.Predict(network.ToModel("x", Metadata(table)), table, split.Validation).Evaluate();
        Assert.Equal((best.ValidationAccuracy, best.ValidationLoss), (kept.Accuracy, kept.LogLoss), (x, y) => Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) < 1e-5);
    }

    [Fact]
    public void Train_WithoutAValidationPart_KeepsTheLastEpoch()
    {
        var table = TestTables.Clouds();
        var network = Train(table, Splits.AllSongs(table, 0, 1), Small with { Epochs = 4 }, 1);
        Assert.Equal(4, network.BestEpoch);
    }

    [Fact]
    public void Train_WhenCancelled_StopsBeforeTheNextBatch()
    {
        var table = TestTables.Clouds();
        using var cancellation = new CancellationTokenSource();
        var epochs = 0;
        var listener = new Listener(_ =>
        {
            epochs++;
            cancellation.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() =>
            Train(table, Splits.AllSongs(table, 0.2, 1), Small, 1, listener, cancellation.Token));
        Assert.Equal(1, epochs);
    }

    /// <summary>The table with some rows moved far away.</summary>
    private static FeatureTable Moved(List<FeatureRow> rows, int[] which) =>
        new([.. rows.Select((row, i) => which.Contains(i) ? row with { Features = [.. row.Features.Select(value => value + 1e6)] } : row)]);

    private static MlpNetwork Train(
        FeatureTable table, Split split, LearnerOptions options, long seed, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default) =>
        MlpTrainer.Train(table.Examples(split.Training), table.Examples(split.Validation), options, new(), seed, new("stage", progress, cancellation));

    private static byte[] BytesOf(MlpNetwork network, FeatureTable table)
    {
        var stream = new MemoryStream();
        network.ToModel("x", Metadata(table)).Save(stream);
        return stream.ToArray();
    }

    private static GenreFunctions.Models.ModelMetadata Metadata(FeatureTable table) => TestModels.Metadata with { Labels = table.Labels };

    private sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }
}
