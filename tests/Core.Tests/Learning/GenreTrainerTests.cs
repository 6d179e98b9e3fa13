using GenreFunctions.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Models;
using GenreFunctions.Tests.Learning.Data;

namespace GenreFunctions.Tests.Learning;

public sealed class GenreTrainerTests
{
    private static readonly TrainingOptions Options = new()
    {
        Name = "clouds",
        DataSet = "made-up clouds",
        TrainedOn = new DateOnly(2024, 2, 29),
        Seed = 5,
        Learner = new MlpLearner(new() { HiddenSizes = [16], Epochs = 15, BatchSize = 16, LearningRate = 0.01 }),
    };

    [Fact]
    public void Train_Twice_GivesTheSameBytesThatLoadAgain()
    {
        var table = TestTables.Clouds(noise: 1.5);
        var trained = Train(table, Options);
        var (first, second) = (Bytes(trained.Model), Bytes(Train(table, Options).Model));
        Assert.Equal(first, second);
        var metadata = GenreModel.Load(new MemoryStream(first)).Metadata;
        Assert.Equal(table.Labels, metadata.Labels);
        Assert.Equal("2024-02-29", metadata.Notes["trainedOn"]);
        Assert.Equal("5", metadata.Notes["seed"]);
        Assert.Equal("made-up clouds; 150 segments of 30 songs", metadata.Notes["dataSet"]);
        Assert.Equal(["dataSet", "protocol", "metrics", "seed", "learner", "trainedOn", "softwareVersion"], metadata.Notes.Keys);
        Assert.Equal(trained.Songs!.Calibration!.Temperature, metadata.SongTemperature);
        Assert.Equal(trained.Songs.Calibration.UnknownThreshold, metadata.UnknownThreshold);
    }

    [Fact]
    public void Train_SongsThatNobodyCouldTell_GivesTheModelATemperatureAndAThreshold()
    {
        // Beside the clouds, songs around nought that are labelled in turn: at best a third of them are right.
        var random = new Random(8);
        var lost = Enumerable.Range(0, 24).SelectMany(song => Enumerable.Range(0, 4).Select(segment => new FeatureRow(
            SegmentFileName.Of($"lost.{song:D5}", segment),
            1,
            [.. Enumerable.Range(0, FeatureSchema.Count).Select(_ => 0.1 * (random.NextDouble() - 0.5))],
            song % 3 == 0 ? "blues" : song % 3 == 1 ? "classical" : "rock")));
        var table = new FeatureTable([.. TestTables.CloudRows(3, 8, 4, 0.5, 1), .. lost]);
        var trained = Train(table, Options);
        var (metadata, found) = (trained.Model.Metadata, trained.Songs!.Calibration!);
        Assert.InRange(found.UnknownThreshold, 0.05, 0.999);
        Assert.True(Math.Abs(found.Temperature - 1) > 0.01, $"Temperature {found.Temperature}");
        Assert.Equal((found.Temperature, found.UnknownThreshold), (metadata.SongTemperature, metadata.UnknownThreshold));
    }

    [Fact]
    public void Train_WithoutCalibration_SaysThatNothingIsKnown()
    {
        var trained = Train(TestTables.Clouds(), Options with { Calibrate = false });
        Assert.Null(trained.Songs);
        Assert.Equal((1.0, 0.0), (trained.Model.Metadata.SongTemperature, trained.Model.Metadata.UnknownThreshold));
        Assert.StartsWith("none", trained.Model.Metadata.Notes["protocol"], StringComparison.Ordinal);
        Assert.DoesNotContain("metrics", trained.Model.Metadata.Notes.Keys);
    }

    [Fact]
    public void Train_WhenCancelled_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => Train(TestTables.Clouds(), Options, cancellation.Token));
    }

    [Fact]
    public void Train_WithOneLabelOrTooFewSongs_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Train(TestTables.Clouds(labels: 1), Options));
        Assert.Contains("4 songs", Assert.Throws<ArgumentException>(() => Train(TestTables.Clouds(songs: 4), Options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_AnyLearner_WritesWhatItFoundAndSaysHow()
    {
        var table = TestTables.Clouds();
        var trained = Train(table, Options with { Learner = new CentroidLearner(), ValidationShare = 0 });
        Assert.Equal("one round", trained.Ended);
        Assert.Equal("centroids, none, one round, validation 0", trained.Model.Metadata.Notes["learner"]);
        // The labels' means over all rows, and so what the file says of a row.
        var expected = new double[table.RowCount * 3];
        new CentroidLearner().Train(table.AllRows, table.AllRows, 1, TrainingWatch.None).Score(table.AllRows, expected);
        var scored = new double[expected.Length];
        trained.Model.Score(table.Features, scored);
        Assert.All(expected.Zip(scored), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void Train_ALearnerWithoutAModelFile_IsRefused() => Assert.Contains(
        "ONNX", Assert.Throws<ArgumentException>(() => Train(TestTables.Clouds(), Options with { Learner = new CentroidLearner(writes: false), Calibrate = false })).Message, StringComparison.Ordinal);

    [Fact]
    public void Train_TheNetwork_KeepsTheWordsOfItsFiles() => Assert.Matches(
        "^hidden 16, dropout 0.2, batch 16, Adam 0.01 with cosine decay, epoch [0-9]+ of at most 15, patience 200, validation 0.1$",
        Train(TestTables.Clouds(), Options with { Calibrate = false }).Model.Metadata.Notes["learner"]);

    [Fact]
    public void Of_AModelAndItsRows_GivesTheModelsOwnProbabilities()
    {
        var table = TestTables.Clouds();
        var model = Train(table, Options with { Calibrate = false }).Model;
        var evaluation = ModelEvaluation.Of(model, table);
        var expected = new double[table.RowCount * 3];
        model.Score(table.Features, expected);
        Assert.Equal(expected, evaluation.Probabilities);
        Assert.Equal(30, evaluation.Songs.Confusion.Count);

        var strange = new FeatureTable([new FeatureRow("a.0.wav", 1, [.. Enumerable.Repeat(1.0, FeatureSchema.Count)], "polka")]);
        Assert.Contains("'polka'", Assert.Throws<ArgumentException>(() => ModelEvaluation.Of(model, strange)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0.2, 1e-3)]
    [InlineData(16, 0.95, 1e-3)]
    [InlineData(16, 0.2, 0)]
    public void Train_WithAnOptionOutOfItsRange_IsRefused(int hidden, double dropout, double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Train(
            TestTables.Clouds(), Options with { Learner = new MlpLearner(new() { HiddenSizes = [hidden], Dropout = dropout, LearningRate = rate }) }));

    private static TrainedModel Train(FeatureTable table, TrainingOptions options, CancellationToken cancellation = default) =>
        GenreTrainer.Train(table, options, TimeProvider.System, null, cancellation);

    private static byte[] Bytes(GenreModel model)
    {
        var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
