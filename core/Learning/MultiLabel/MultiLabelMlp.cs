using System.Globalization;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary><c>tag-mlp</c>: one network for all tags, and for the classes beside them if there are any (multi-output: genre and mood from one trunk).</summary>
public sealed class MultiLabelMlp : IMultiLabelLearner
{
    private readonly MultiLabelMlpOptions _options;

    /// <summary>Takes the settings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public MultiLabelMlp(MultiLabelMlpOptions? options = null)
    {
        _options = options ?? new MultiLabelMlpOptions();
        _options.Check();
    }

    /// <inheritdoc/>
    public string Name => "tag-mlp";

    /// <inheritdoc/>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"layers {string.Join('-', _options.HiddenSizes)}, dropout {_options.Dropout}, decay {_options.WeightDecay}, class weight {_options.ClassWeight}, {_options.BatchSize} a batch, rate {_options.LearningRate} falling along a cosine, {_options.Epochs} epochs");

    /// <inheritdoc/>
    public ITrainedTagger Train(TaggedExamples training, TaggedExamples validation, long seed, TrainingWatch watch) => TrainNetwork(training, validation, seed, watch);

    internal TrainedTagMlp TrainNetwork(TaggedExamples training, TaggedExamples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(watch);
        if (training.Count == 0)
            throw new ArgumentException("There are no rows to learn from.", nameof(training));
        var missing = MissingValues.Fit(training);
        (training, validation) = (missing.Fill(training), missing.Fill(validation));
        var preparation = Preparation.Preparation.Fit(Plain(training), _options.Preparation);
        var stride = MatrixProduct.Padded(preparation.Columns);
        var trainer = new TagMlpTrainer(_options, preparation.Columns, training, seed);
        var (parameters, epoch) = trainer.Run(
            preparation.Apply(Plain(training), stride), validation.Count == 0 ? [] : preparation.Apply(Plain(validation), stride), validation, watch);
        return new TrainedTagMlp(_options, missing, preparation, trainer.Shape, trainer.Output, training.TagCount, parameters, epoch);
    }

    /// <summary>The features alone.</summary>
    internal static Examples Plain(TaggedExamples rows) => new(rows.Features, rows.Columns, new int[rows.Count], 1, rows.Songs);
}
