using System.Globalization;
using GenreFunctions.Learning.Preparation;

namespace GenreFunctions.Learning.Networks;

/// <summary>A multi-layer perceptron: dense layers with ReLU and dropout, over features prepared as asked for.</summary>
public sealed class MlpLearner : ILearner
{
    private readonly LearnerOptions _options;
    private readonly PreparationOptions _preparation;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The network and its training; <see langword="null"/> for the defaults.</param>
    /// <param name="preparation">What is done to the features first; <see langword="null"/> for standardising them.</param>
    /// <param name="name">What it is called, for there can be several.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public MlpLearner(LearnerOptions? options = null, PreparationOptions? preparation = null, string name = "mlp")
    {
        _options = options ?? new LearnerOptions();
        _options.Check();
        _preparation = preparation ?? new PreparationOptions();
        Name = name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"hidden {string.Join('-', _options.HiddenSizes)}, dropout {_options.Dropout}, batch {_options.BatchSize}, Adam {_options.LearningRate}" +
        $"{(_options.CosineDecay ? " with cosine decay" : "")}, at most {_options.Epochs} epochs, patience {_options.Patience}" +
        $"{Unless(_options.LabelSmoothing, "label smoothing")}{Unless(_options.Mixup, "mixup")}{Unless(_options.WeightDecay, "weight decay")}{PreparationWords.Of(_preparation)}");

    /// <inheritdoc/>
    public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(watch);
        if (validation.Columns != training.Columns || validation.LabelCount != training.LabelCount)
        {
            throw new ArgumentException(
                $"The validation rows have {validation.Columns} columns and {validation.LabelCount} labels, the training rows {training.Columns} and {training.LabelCount}.",
                nameof(validation));
        }

        return new TrainedMlp(MlpTrainer.Train(training, validation, _options, _preparation, seed, watch), _options.Epochs);
    }

    private static string Unless(double value, string what) =>
        value == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {what} {value}");
}
