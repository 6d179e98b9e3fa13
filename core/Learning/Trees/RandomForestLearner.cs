using GenreFunctions.Learning.Trees.Forests;

namespace GenreFunctions.Learning.Trees;

/// <summary>
/// A random forest (Breiman, 2001): each tree grows on rows drawn with replacement, each of its splits is the best among a few columns drawn at random.
/// The trees' shares of labels are averaged.
/// NaN stands for a missing number, which goes where it did best in training. Validation rows are not looked at: nothing has to be stopped.
/// </summary>
public sealed class RandomForestLearner : ILearner
{
    private readonly RandomForestOptions _options;

    /// <summary>Takes the settings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of its range.</exception>
    public RandomForestLearner(RandomForestOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
    }

    /// <inheritdoc/>
    public string Name => "random-forest";

    /// <inheritdoc/>
    public string Settings => _options.Plan(1).InWords;

    /// <summary>Most threads of a training.</summary>
    internal int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Grows; the result is of the type <see cref="TrainedTrees"/>.</summary>
    /// <inheritdoc/>
    public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch) =>
        ForestRun.Train(_options.Plan(Workers), training, validation, seed, watch);
}
