using GenreFunctions.Learning.Trees.Forests;

namespace GenreFunctions.Learning.Trees;

/// <summary>
/// Extremely randomised trees (Geurts, Ernst and Wehenkel, 2006): each tree grows on all rows, each of its splits is the best of a few columns at one random threshold each.
/// The trees' shares of labels are averaged.
/// NaN stands for a missing number, which goes where it did best in training. Validation rows are not looked at: nothing has to be stopped.
/// </summary>
public sealed class ExtraTreesLearner : ILearner
{
    private readonly ExtraTreesOptions _options;

    /// <summary>Takes the settings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of its range.</exception>
    public ExtraTreesLearner(ExtraTreesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
    }

    /// <inheritdoc/>
    public string Name => "extra-trees";

    /// <inheritdoc/>
    public string Settings => _options.Plan(1).InWords;

    /// <summary>Most threads of a training.</summary>
    internal int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Grows; the result is of the type <see cref="TrainedTrees"/>.</summary>
    /// <inheritdoc/>
    public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch) =>
        ForestRun.Train(_options.Plan(Workers), training, validation, seed, watch);
}
