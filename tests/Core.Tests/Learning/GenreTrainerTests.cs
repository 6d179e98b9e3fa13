using GenreFunctions.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Measures;
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
        Learner = new() { HiddenSizes = [16], Epochs = 15, BatchSize = 16, LearningRate = 0.01 },
    };

    [Fact]
    public void Train_Twice_GivesTheSameBytesThatLoadAgain()
    {
        var table = TestTables.Clouds(noise: 1.5);
        var trained = GenreTrainer.Train(table, Options);
        var (first, second) = (Bytes(trained.Model), Bytes(GenreTrainer.Train(table, Options).Model));
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
    public void Train_WithoutCalibration_SaysThatNothingIsKnown()
    {
        var trained = GenreTrainer.Train(TestTables.Clouds(), Options with { Calibrate = false });
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
        Assert.Throws<OperationCanceledException>(() => GenreTrainer.Train(TestTables.Clouds(), Options, null, cancellation.Token));
    }

    [Fact]
    public void Train_WithOneLabelOrTooFewSongs_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => GenreTrainer.Train(TestTables.Clouds(labels: 1), Options));
        Assert.Contains("4 songs", Assert.Throws<ArgumentException>(() => GenreTrainer.Train(TestTables.Clouds(songs: 4), Options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RunSongs_OnClouds_JudgesEverySongOnce()
    {
        var table = TestTables.Clouds(noise: 1.5);
        var report = Protocols.RunSongs(table, Options.Learner);
        Assert.Equal(("songs", false, 5), (report.Protocol, report.Leaky, report.Runs.Count));
        Assert.Equal((table.RowCount, table.Songs.Count), (report.Segments.Confusion.Count, report.Songs!.Confusion.Count));
        Assert.Equal(report.Songs.Accuracy, report.CalibratedSongs!.Accuracy);
        Assert.True(report.CalibratedSongs.LogLoss <= report.Songs.LogLoss + 1e-9);
        Assert.InRange(report.Songs.Accuracy, 0.5, 1);
    }

    [Fact]
    public void RunSegments_OnClouds_IsTheMeanOfItsSeedsAndCallsItselfLeaky()
    {
        var report = Protocols.RunSegments(TestTables.Clouds(noise: 1.5), Options.Learner, firstSeed: 3, seedCount: 3);
        Assert.True(report.Leaky);
        Assert.Null(report.Songs);
        Assert.Equal(["seed 3", "seed 4", "seed 5"], report.Runs.Select(run => run.Stage));
        Assert.Equal(report.Segments.Accuracy, report.MeanSegmentAccuracy, 1e-12);
        Assert.InRange(report.MeanSegmentAccuracy, report.MeanSegmentAccuracy95.Lower, report.MeanSegmentAccuracy95.Upper);
    }

    [Fact]
    public void Of_AModelAndItsRows_GivesTheModelsOwnProbabilities()
    {
        var table = TestTables.Clouds();
        var model = GenreTrainer.Train(table, Options with { Calibrate = false }).Model;
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
        Assert.Throws<ArgumentOutOfRangeException>(() => GenreTrainer.Train(
            TestTables.Clouds(), Options with { Learner = new() { HiddenSizes = [hidden], Dropout = dropout, LearningRate = rate } }));

    private static byte[] Bytes(GenreModel model)
    {
        var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
