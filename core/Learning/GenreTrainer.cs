using System.Globalization;
using GenreFunctions.Features;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Networks;
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
    /// <exception cref="ArgumentException">There are too few rows or songs to train with.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static TrainedModel Train(
        FeatureTable table, TrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        options.Learner.Check(table);
        var songs = options.Calibrate ? Protocols.RunSongs(table, options.Learner, options.Seed, progress, cancellation) : null;
        var split = Splits.AllSongs(table, options.Learner.ValidationShare, options.Seed);
        var network = MlpTrainer.Train(
            table.Examples(split.Training), table.Examples(split.Validation), options.Learner, new(), options.Seed, new("model", progress, cancellation));
        var metadata = new ModelMetadata
        {
            Id = "",
            Labels = table.Labels,
            FeatureSchema = FeatureSchema.Id,
            FeatureNames = FeatureSchema.Names,
            SongTemperature = songs?.Calibration?.Temperature ?? 1,
            UnknownThreshold = songs?.Calibration?.UnknownThreshold ?? 0,
            Notes = Notes(table, options, network, songs),
        };
        return new TrainedModel(network.ToModel(options.Name, metadata), network.BestEpoch, songs);
    }

    private static OrderedDictionary<string, string> Notes(FeatureTable table, TrainingOptions options, MlpNetwork network, ProtocolReport? songs)
    {
        var learner = options.Learner;
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
        notes["learner"] = string.Create(
            Invariant,
            $"hidden {string.Join('-', learner.HiddenSizes)}, dropout {learner.Dropout}, batch {learner.BatchSize}, Adam {learner.LearningRate}" +
            $"{(learner.CosineDecay ? " with cosine decay" : "")}, epoch {network.BestEpoch} of at most {learner.Epochs}, patience {learner.Patience}, " +
            $"validation {learner.ValidationShare}");
        notes["trainedOn"] = options.TrainedOn.ToString("O", Invariant);
        notes["softwareVersion"] = typeof(GenreTrainer).Assembly.GetName().Version!.ToString(3);
        return notes;
    }
}
