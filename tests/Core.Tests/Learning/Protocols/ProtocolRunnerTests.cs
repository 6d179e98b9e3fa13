using GenreFunctions.Learning;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Protocols;
using GenreFunctions.Models;
using GenreFunctions.Tests.Learning.Data;

namespace GenreFunctions.Tests.Learning.Protocols;

public sealed class ProtocolRunnerTests
{
    private static readonly MlpLearner Network = new(new LearnerOptions { HiddenSizes = [16], Epochs = 15, BatchSize = 16, LearningRate = 0.01 });

    [Fact]
    public void Run_Songs_JudgesEverySongOnceByModelsThatWereGivenNothingOfIt()
    {
        var table = TestTables.Clouds(noise: 1.5);
        var seen = new List<(HashSet<int> Training, HashSet<int> Validation)>();
        var report = Run(new SongsProtocol(), table, new CentroidLearner(onTrain: (training, validation, _) => seen.Add(([.. training.Songs], [.. validation.Songs]))), new() { AtOnce = 1 });

        Assert.Equal(("songs", false, 5, "centroids", "none"), (report.Protocol, report.Leaky, report.Runs.Count, report.Learner, report.Settings));
        Assert.Equal((table.RowCount, table.Songs.Count), (report.Segments.Confusion.Count, report.Songs.Confusion.Count));
        Assert.Equal(report.Songs.Accuracy, report.CalibratedSongs!.Accuracy);
        Assert.True(report.CalibratedSongs.LogLoss <= report.Songs.LogLoss + 1e-9);
        Assert.All(seen, parts => Assert.False(parts.Training.Overlaps(parts.Validation)));
        Assert.All(report.Runs.Zip(seen), pair => Assert.Equal(table.Songs.Count, pair.First.Test.Songs + pair.Second.Training.Count + pair.Second.Validation.Count));
        Assert.Equal(report.Songs.Accuracy, report.Runs.Sum(run => run.SongAccuracy * run.Test.Songs) / table.Songs.Count, 12);
        Assert.Equal(report.Segments.Accuracy, report.Runs.Sum(run => run.SegmentAccuracy * run.Test.Segments) / table.RowCount, 12);
    }

    [Fact]
    public void Run_Songs_GivesTheLogLossOfTheFoldsDoneByHand()
    {
        const long Seed = 4;
        var table = TestTables.Clouds(noise: 1.5);
        var report = Run(new SongsProtocol(), table, Network, new() { Seed = Seed });

        // The folds by hand, and the log loss of p^(1/T) of each song's mean.
        var temperature = report.Calibration!.Temperature;
        double plain = 0, calibrated = 0;
        foreach (var fold in Splits.BySong(table, 5, 0.1, Seed))
        {
            var model = Network.Train(table.Examples(fold.Training), table.Examples(fold.Validation), Seed, TrainingWatch.None);
            foreach (var song in fold.Test.GroupBy(row => table.SongOfRow[row]))
            {
                var mean = new double[3];
                foreach (var row in song)
                {
                    var segment = new double[3];
                    model.Score(table.Examples([row]), segment);
                    for (var label = 0; label < 3; label++)
                        mean[label] += segment[label] / song.Count();
                }

                var right = mean[table.LabelOfSong[song.Key]];
                plain -= Math.Log(right) / table.Songs.Count;
                calibrated -= Math.Log(Math.Pow(right, 1 / temperature) / mean.Sum(p => Math.Pow(p, 1 / temperature))) / table.Songs.Count;
            }
        }

        Assert.True(Math.Abs(plain - calibrated) > 1e-4, $"Calibration changes nothing here: {plain}, {calibrated}");
        // A model's probabilities add up to 1 as closely as floats do.
        Assert.Equal(plain, report.Songs.LogLoss, 1e-7);
        Assert.Equal(calibrated, report.CalibratedSongs!.LogLoss, 1e-7);
    }

    [Fact]
    public void Run_Report_IsTheMeanOfItsSeedsAndCallsItselfLeaky()
    {
        var table = TestTables.Clouds(noise: 1.5);
        var report = Run(new ReportProtocol(), table, Network, new() { Seed = 3, Seeds = 3 });
        Assert.True(report.Leaky);
        Assert.Null(report.Calibration);
        Assert.Equal(["seed 3", "seed 4", "seed 5"], report.Runs.Select(run => run.Stage));
        Assert.Equal(report.Segments.Accuracy, report.MeanSegmentAccuracy, 1e-12);
        Assert.InRange(report.MeanSegmentAccuracy, report.MeanSegmentAccuracy95.Lower, report.MeanSegmentAccuracy95.Upper);
        // A song is judged once for each seed, by its test segments.
        Assert.Equal(report.Runs.Sum(run => run.Test.Songs), report.Songs.Confusion.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Run_HoweverManyAtOnce_FindsTheSame(int atOnce)
    {
        var table = TestTables.Clouds(noise: 1.5);
        var alone = Run(new SongsProtocol(), table, Network, new() { AtOnce = 2 });
        var report = Run(new SongsProtocol(), table, Network, new() { AtOnce = atOnce });
        Assert.Equal(alone.Segments.LogLoss, report.Segments.LogLoss);
        Assert.Equal(alone.Calibration, report.Calibration);
        Assert.Equal(alone.Runs.Select(run => (run.Stage, run.Ended, run.SegmentAccuracy)), report.Runs.Select(run => (run.Stage, run.Ended, run.SegmentAccuracy)));
    }

    [Fact]
    public void Run_ByAClock_TimesTrainingAndScoringApart()
    {
        var time = new HandClock();
        var learner = new CentroidLearner(onTrain: (_, _, _) => time.Advance(TimeSpan.FromSeconds(3)), onScore: () => time.Advance(TimeSpan.FromSeconds(0.5)));
        var table = TestTables.Clouds();
        var report = ProtocolRunner.Run(new SongsProtocol(), table, learner, new ProtocolOptions { AtOnce = 1 }, time);
        Assert.All(report.Runs, run => Assert.Equal((3.0, 0.5), (run.TrainingSeconds, run.ScoringSeconds)));
        Assert.Equal((3.0, 2.5 / table.RowCount), (report.TrainingSeconds, report.ScoringSecondsPerSegment));
    }

    [Fact]
    public void Run_LearnersWithAModelFileAndWithout_SayHowLongItIs()
    {
        var table = TestTables.Clouds();
        var report = Run(new SongsProtocol(), table, new CentroidLearner(), new());
        Assert.NotNull(report.ModelBytes);
        // The file of a model without notes: 3 x 57 weights, 3 biases, and what says which features and labels they are for.
        var trained = new CentroidLearner().Train(table.AllRows, table.AllRows, 1, TrainingWatch.None);
        var file = TrainedFile.Write(trained, "model", Models.TestModels.Metadata with { Id = "", Labels = table.Labels, SongTemperature = 1, UnknownThreshold = 0, Notes = new Dictionary<string, string>() })!;
        Assert.Equal(file.Length, report.ModelBytes);
        Assert.Equal(table.Labels, GenreModel.FromBytes(file).Metadata.Labels);
        Assert.Null(Run(new SongsProtocol(), table, new CentroidLearner(writes: false), new()).ModelBytes);
    }

    [Fact]
    public void Run_OneLabel_IsRefused_AndACalledOffRunStops()
    {
        Assert.Contains(
            "two labels", Assert.Throws<ArgumentException>(() => Run(new SongsProtocol(), TestTables.Clouds(labels: 1), new CentroidLearner(), new())).Message, StringComparison.Ordinal);
        using var cancellation = new CancellationTokenSource();
        var learner = new CentroidLearner(onTrain: (_, _, _) => cancellation.Cancel());
        Assert.ThrowsAny<OperationCanceledException>(() => ProtocolRunner.Run(
            new SongsProtocol(), TestTables.Clouds(), learner, new ProtocolOptions(), TimeProvider.System, null, cancellation.Token));
    }

    private static ProtocolReport Run(IProtocol protocol, FeatureTable table, ILearner learner, ProtocolOptions options) =>
        ProtocolRunner.Run(protocol, table, learner, options, TimeProvider.System);

    /// <summary>A clock that goes when it is moved.</summary>
    private sealed class HandClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan by) => _ticks += by.Ticks;

        public override long GetTimestamp() => _ticks;
    }
}
