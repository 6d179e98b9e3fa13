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
        var network = MlpTrainer.Train(table, Splits.BySegment(table, 0.3, 0.1, 1), Small, 1, "", null, default);
        var test = ModelEvaluation.Predict(network.ToModel("x", Metadata(table)), table, Splits.BySegment(table, 0.3, 0.1, 1).Test);
        Assert.True(test.Evaluate().Accuracy > 0.9, $"Accuracy {test.Evaluate().Accuracy}");
    }

    [Fact]
    public void Train_OnClouds_NamesUnheardSongs()
    {
        var table = TestTables.Clouds(labels: 4, songs: 10, segments: 6);
        var split = Splits.BySong(table, 5, 0.2, 1)[0];
        var network = MlpTrainer.Train(table, split, Small, 1, "", null, default);
        Assert.True(ModelEvaluation.Predict(network.ToModel("x", Metadata(table)), table, split.Test).Evaluate().Accuracy > 0.9);
    }

    [Fact]
    public void Train_WithTheSameSeed_GivesTheSameBytesAndWithAnotherOthers()
    {
        var table = TestTables.Clouds();
        byte[] Bytes(long seed)
        {
            var network = MlpTrainer.Train(table, Splits.AllSongs(table, 0.2, 1), Small with { Epochs = 5 }, seed, "", null, default);
            var stream = new MemoryStream();
            network.ToModel("x", Metadata(table)).Save(stream);
            return stream.ToArray();
        }

        Assert.Equal(Bytes(1), Bytes(1));
        Assert.NotEqual(Bytes(1), Bytes(2));
    }

    [Fact]
    public void Train_WhenValidationGetsNoBetter_StopsAndKeepsTheBestEpoch()
    {
        // Labels by chance: what is learnt is learnt by heart, and the validation part soon gets no better.
        var random = new Random(3);
        var table = new FeatureTable([.. TestTables.CloudRows(1, 60, 2, 0.5, 1).Select((row, i) => row with { FileName = $"{i}", Label = random.Next(2) == 0 ? "a" : "b" })]);
        var seen = new List<TrainingProgress>();
        var split = Splits.BySegment(table, 0.3, 0.2, 1);
        var network = MlpTrainer.Train(table, split, Small with { Epochs = 1000, Patience = 10, CosineDecay = false }, 1, "stage", new Listener(seen.Add), default);
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
        var network = MlpTrainer.Train(table, Splits.AllSongs(table, 0, 1), Small with { Epochs = 4 }, 1, "", null, default);
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
            MlpTrainer.Train(table, Splits.AllSongs(table, 0.2, 1), Small, 1, "", listener, cancellation.Token));
        Assert.Equal(1, epochs);
    }

    private static GenreFunctions.Models.ModelMetadata Metadata(FeatureTable table) => TestModels.Metadata with { Labels = table.Labels };

    private sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }
}
