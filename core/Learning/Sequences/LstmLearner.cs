using System.Globalization;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Learning.Sequences;

/// <summary>
/// <c>lstm</c>: a network that reads a song's segments in order and names the label of every one of them, knowing the others
/// (Hochreiter and Schmidhuber, "Long short-term memory", 1997; both directions: Graves and Schmidhuber, 2005).
/// </summary>
public sealed class LstmLearner : ILearner
{
    private readonly LstmOptions _options;

    /// <summary>Takes the settings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public LstmLearner(LstmOptions? options = null)
    {
        _options = options ?? new LstmOptions();
        _options.Check();
    }

    /// <inheritdoc/>
    public string Name => "lstm";

    /// <inheritdoc/>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"{(_options.DenseSize > 0 ? $"dense {_options.DenseSize}, " : "")}{(_options.Layers > 1 ? $"{_options.Layers} x " : "")}{_options.HiddenSize} cells{(_options.Bidirectional ? " in both directions" : "")}, dropout {_options.Dropout}, songs in up to {_options.MostPieces} pieces, {_options.BatchSize} a batch, rate {_options.LearningRate}{(_options.CosineDecay ? " falling along a cosine" : "")}, gradients up to {_options.LongestGradient}, {_options.Epochs} epochs");

    /// <inheritdoc/>
    public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(watch);
        if (training.Count == 0)
            throw new ArgumentException("There are no rows to learn from.", nameof(training));
        if (training.LabelCount < 2)
            throw new ArgumentException($"There are {training.LabelCount} labels; a model needs two or more.", nameof(training));
        if (validation.Count > 0 && (validation.Columns != training.Columns || validation.LabelCount != training.LabelCount))
        {
            throw new ArgumentException(
                $"The validation rows have {validation.Columns} columns and {validation.LabelCount} labels, the training rows {training.Columns} and {training.LabelCount}.",
                nameof(validation));
        }

        var preparation = Preparation.Preparation.Fit(training, _options.Preparation);
        var trainer = new LstmTrainer(
            _options, preparation.Columns, training.LabelCount, Prepare(training, preparation), Prepare(validation, preparation), seed);
        var (parameters, epoch) = trainer.Run(watch);
        return new TrainedLstm(_options, preparation, training.LabelCount, parameters, epoch);
    }

    private static SequenceRows Prepare(Examples rows, Preparation.Preparation preparation) => new(
        rows.Count == 0 ? [] : preparation.Apply(rows, MatrixProduct.Padded(preparation.Columns)), rows.Labels, SongRows.Group(rows.Songs));
}
