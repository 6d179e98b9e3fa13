using GenreFunctions.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Models;
using GenreFunctions.Tests.Learning.Data;
using GenreFunctions.Tests.Models;

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
        var trained = GenreTrainer.Train(table, Options);
        var (metadata, found) = (trained.Model.Metadata, trained.Songs!.Calibration!);
        Assert.InRange(found.UnknownThreshold, 0.05, 0.999);
        Assert.True(Math.Abs(found.Temperature - 1) > 0.01, $"Temperature {found.Temperature}");
        Assert.Equal((found.Temperature, found.UnknownThreshold), (metadata.SongTemperature, metadata.UnknownThreshold));
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
    public void RunSongs_OnClouds_JudgesCalibratedSongsAtTheTemperatureItFound()
    {
        const long Seed = 4;
        var table = TestTables.Clouds(noise: 1.5);
        var report = Protocols.RunSongs(table, Options.Learner, Seed);

        // The folds by hand, and the log loss of p^(1/T) of each song's mean.
        var temperature = report.Calibration!.Temperature;
        double plain = 0, calibrated = 0;
        foreach (var fold in Splits.BySong(table, 5, Options.Learner.ValidationShare, Seed))
        {
            var model = MlpTrainer.Train(
                table.Examples(fold.Training), table.Examples(fold.Validation), Options.Learner, new(), Seed, GenreFunctions.Learning.TrainingWatch.None).ToModel("x", TestModels.Metadata with { Labels = table.Labels });
            foreach (var song in fold.Test.GroupBy(row => table.SongOfRow[row]))
            {
                var mean = new double[3];
                foreach (var row in song)
                {
                    var segment = new double[3];
                    model.Score(table.Row(row), segment);
                    for (var label = 0; label < 3; label++) mean[label] += segment[label] / song.Count();
                }

                var right = mean[table.LabelOfSong[song.Key]];
                plain -= Math.Log(right) / table.Songs.Count;
                calibrated -= Math.Log(Math.Pow(right, 1 / temperature) / mean.Sum(p => Math.Pow(p, 1 / temperature))) / table.Songs.Count;
            }
        }

        Assert.True(Math.Abs(plain - calibrated) > 1e-4, $"Calibration changes nothing here: {plain}, {calibrated}");
        // A model's probabilities add up to 1 as closely as floats do.
        Assert.Equal(plain, report.Songs!.LogLoss, 1e-7);
        Assert.Equal(calibrated, report.CalibratedSongs!.LogLoss, 1e-7);
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
