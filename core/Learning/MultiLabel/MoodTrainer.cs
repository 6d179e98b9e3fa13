using System.Globalization;
using GenreFunctions.Features;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>Segments with their songs' moods in, a model to ship out: its <c>tags</c> are a segment's moods, a song's are the mean of its segments'.</summary>
public static class MoodTrainer
{
    /// <summary>
    /// Leaves each fold's songs out once for the calibration, the thresholds and the metrics, then trains on all songs. The same rows, options and program give the same bytes, whatever the
    /// number of cores.
    /// </summary>
    /// <exception cref="ArgumentException">The rows are not of the 57 features, there are too few songs, or fewer than two tags.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static TrainedMood Train(
        LabelledTable table, MoodTrainingOptions options, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Networks, 1);
        if (!table.FeatureNames.SequenceEqual(FeatureSchema.Names))
            throw new ArgumentException($"The rows have {table.FeatureNames.Count} features that are not this program's {FeatureSchema.Count} in their order.", nameof(table));
        if (table.TagNames.Count < 2)
            throw new ArgumentException($"There are {table.TagNames.Count} tags; a model needs two or more.", nameof(table));
        var learner = new TagEnsemble([.. Enumerable.Repeat(new MultiLabelMlp(options.Learner), options.Networks)]);
        var report = MultiLabelProtocol.Run(table, learner, new MultiLabelProtocolOptions { Folds = options.Folds, Seed = options.Seed }, progress, cancellation);
        var truth = Truth(table.Rows, report);
        var trained = learner.Train(table.Rows, table.Rows.Take([]), options.Seed, new TrainingWatch("model", progress, cancellation));
        var graph = new OnnxGraphBuilder(FeatureSchema.Count);
        var written = trained.Write(graph, graph.Input, withClasses: false) ?? throw new InvalidOperationException("The networks have operators, and yet were not written.");
        var metadata = new MoodMetadata
        {
            Id = "",
            Labels = table.TagNames,
            FeatureSchema = FeatureSchema.Id,
            FeatureNames = FeatureSchema.Names,
            Thresholds = TagThresholds.Choose(truth, report.Scores.Tags, ThresholdRule.Calibrated),
            Calibration = TagCalibration.Fit(truth, report.Scores.Tags),
            PresentFrom = table.Rows.PresentFrom,
            Notes = Notes(options, learner, report),
        };
        return new TrainedMood(MoodModel.FromBytes(graph.Build(options.Name, metadata, written.Tags)), report);
    }

    /// <summary>The songs in the report's order.</summary>
    private static TaggedExamples Truth(TaggedExamples rows, MultiLabelReport report)
    {
        var songs = Sequences.SongRows.Group(rows.Songs).ToDictionary(song => rows.Songs[song[0]]);
        return SongStatistics.Means(rows, [.. report.SongNumbers.Select(number => songs[number])]);
    }

    private static OrderedDictionary<string, string> Notes(MoodTrainingOptions options, TagEnsemble learner, MultiLabelReport report)
    {
        var found = report.Songs;
        return new(StringComparer.Ordinal)
        {
            ["dataSet"] = options.DataSet,
            ["songs"] = report.SongNumbers.Count.ToString(CultureInfo.InvariantCulture),
            ["learner"] = learner.Settings,
            ["protocol"] = $"{options.Folds} folds of songs; a song's score is the mean of its segments', thresholds are chosen inside each training part",
            ["metrics"] = string.Create(
                CultureInfo.InvariantCulture,
                $"micro F1 {found.MicroF1:F3}, macro F1 {found.MacroF1:F3}, mean average precision {found.MeanAveragePrecision:F3}, Hamming loss {found.HammingLoss:F3}, mean Pearson r {found.MeanPearson:F3}"),
            ["seed"] = options.Seed.ToString(CultureInfo.InvariantCulture),
            ["trainedOn"] = options.TrainedOn.ToString("O", CultureInfo.InvariantCulture),
            ["softwareVersion"] = typeof(MoodTrainer).Assembly.GetName().Version!.ToString(3),
        };
    }
}
