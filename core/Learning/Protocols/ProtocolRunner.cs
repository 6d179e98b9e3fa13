using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Protocols;

/// <summary>Puts a learner through a protocol. Runs go side by side; what they find does not depend on how many.</summary>
public static class ProtocolRunner
{
    /// <summary>Trains as often as the protocol asks for, and judges every model by what it has not seen.</summary>
    /// <param name="protocol">How the rows are divided.</param>
    /// <param name="table">The rows.</param>
    /// <param name="learner">What learns.</param>
    /// <param name="options">Seeds, validation part, trainings side by side.</param>
    /// <param name="time">The clock that trainings are timed by.</param>
    /// <param name="progress">Hears of every round of every training, from several threads.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="ArgumentException">There is one label only, or too few rows, songs or artists for the protocol or the learner.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static ProtocolReport Run(
        IProtocol protocol,
        FeatureTable table,
        ILearner learner,
        ProtocolOptions options,
        TimeProvider time,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        var division = protocol.Divide(table, options);
        var judged = PartTrainer.ForEach(
            division.Parts, table, learner, options.AtOnce, (part, train) => Judge(part, table, train, time), progress, cancellation);
        var segments = Predictions.Concat([.. judged.Select(run => run.Segments)]);
        var songs = Predictions.Concat([.. judged.Select(run => run.Segments.Join(temperature: 1))]).InOrderOfSongs();
        var calibration = protocol.Leaky ? null : songs.Calibrate();
        return new ProtocolReport
        {
            Protocol = protocol.Name,
            Description = division.Description,
            Leaky = protocol.Leaky,
            Learner = learner.Name,
            Settings = learner.Settings,
            Runs = [.. judged.Select(run => run.Run)],
            Segments = segments.Evaluate(),
            Songs = songs.Evaluate(),
            Calibration = calibration,
            CalibratedSongs = calibration is null ? null : songs.Calibrated(calibration.Temperature).Evaluate(),
        };
    }

    private static Judged Judge(DivisionPart part, FeatureTable table, Func<ITrainedLearner> train, TimeProvider time)
    {
        var start = time.GetTimestamp();
        var trained = train();
        var trainingSeconds = time.GetElapsedTime(start).TotalSeconds;

        var test = table.Examples(part.Split.Test);
        var probabilities = new double[test.Count * test.LabelCount];
        start = time.GetTimestamp();
        trained.Score(test, probabilities);
        var scoringSeconds = time.GetElapsedTime(start).TotalSeconds;

        var segments = new Predictions(table.Labels, test.Labels, test.Songs, probabilities);
        return new Judged(segments, new ProtocolRun
        {
            Stage = part.Stage,
            Seed = part.Seed,
            Training = PartSize.Of(table, part.Split.Training),
            Validation = PartSize.Of(table, part.Split.Validation),
            Test = PartSize.Of(table, part.Split.Test),
            Ended = trained.Ended,
            SegmentAccuracy = segments.Accuracy,
            SongAccuracy = segments.Join(temperature: 1).Accuracy,
            TrainingSeconds = trainingSeconds,
            ScoringSeconds = scoringSeconds,
            ModelBytes = TrainedFile.BytesOf(trained, table.Labels),
        });
    }

    private sealed record Judged(Predictions Segments, ProtocolRun Run);
}
