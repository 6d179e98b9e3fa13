using System.Globalization;
using GenreFunctions.Features;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Protocols;
using GenreFunctions.Models;

namespace GenreFunctions.Learning;

/// <summary>Rows in, a model to ship out.</summary>
public static class GenreTrainer
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>
    /// Runs the song folds for the calibration and the metrics, then trains the model on all songs but a validation part.
    /// The same rows, options and program give the same bytes, whatever the number of cores.
    /// </summary>
    /// <exception cref="ArgumentException">There are too few rows or songs to train with, or the learner cannot be written as a model file.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static TrainedModel Train(
        FeatureTable table, TrainingOptions options, TimeProvider time, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        var protocol = new ProtocolOptions { Seed = options.Seed, ValidationShare = options.ValidationShare };
        protocol.Check();
        var songs = options.Calibrate ? ProtocolRunner.Run(new SongsProtocol(), table, options.Learner, protocol, time, progress, cancellation) : null;
        var part = new DivisionPart("model", options.Seed, Splits.AllSongs(table, options.ValidationShare, options.Seed));
        var trained = PartTrainer.ForEach([part], table, options.Learner, atOnce: 1, (_, train) => train(), progress, cancellation)[0];
        var metadata = new ModelMetadata
        {
            Id = "",
            Labels = table.Labels,
            FeatureSchema = FeatureSchema.Id,
            FeatureNames = FeatureSchema.Names,
            SongTemperature = songs?.Calibration?.Temperature ?? 1,
            UnknownThreshold = songs?.Calibration?.UnknownThreshold ?? 0,
            Notes = Notes(table, options, trained, songs),
        };
        var file = TrainedFile.Write(trained, options.Name, metadata)
            ?? throw new ArgumentException($"The learner {options.Learner.Name} cannot be written as a model file: ONNX has no operators for it.", nameof(options));
        return new TrainedModel(GenreModel.FromBytes(file), trained.Ended, songs);
    }

    private static OrderedDictionary<string, string> Notes(FeatureTable table, TrainingOptions options, ITrainedLearner trained, ProtocolReport? songs)
    {
        var notes = new OrderedDictionary<string, string>
        {
            ["dataSet"] = $"{options.DataSet}; {table.RowCount} segments of {table.Songs.Count} songs",
            ["protocol"] = songs?.Description ?? "none: it is not known how good this model is",
        };
        if (songs is { Songs: { } joined, CalibratedSongs: { } calibrated })
        {
            notes["metrics"] = string.Create(
                Invariant,
                $"song accuracy {joined.Accuracy:F4} (95 % {joined.Accuracy95.Lower:F4} to {joined.Accuracy95.Upper:F4}), song macro F1 {joined.MacroF1:F4}, " +
                $"segment accuracy {songs.Segments.Accuracy:F4}, song log loss {calibrated.LogLoss:F4}, song calibration error {calibrated.CalibrationError:F4}");
        }

        notes["seed"] = options.Seed.ToString(Invariant);
        notes["learner"] = string.Create(Invariant, $"{LearnerNote(options.Learner, trained)}, validation {options.ValidationShare}");
        notes["trainedOn"] = options.TrainedOn.ToString("O", Invariant);
        notes["softwareVersion"] = typeof(GenreTrainer).Assembly.GetName().Version!.ToString(3);
        return notes;
    }

    /// <summary>
    /// What learnt, how, and how it ended. The network, which was the only learner once, keeps the words of those days, <c>epoch 190 of at most 300</c>: the same rows and
    /// options still give the same bytes.
    /// </summary>
    private static string LearnerNote(ILearner learner, ITrainedLearner trained)
    {
        if (learner is MlpLearner { Name: Learners.Default } && trained.Ended.Split(" of ") is [var best, var most])
            return learner.Settings.Replace($"at most {most} epochs", $"{best} of at most {most}", StringComparison.Ordinal);
        return $"{learner.Name}, {learner.Settings}, {trained.Ended}";
    }
}
