using System.Globalization;
using GenreFunctions.Learning.Trees.Boosting;

namespace GenreFunctions.Learning.Trees;

/// <summary>
/// Gradient-boosted trees, every level grown in full before the next (Chen and Guestrin, "XGBoost: a scalable tree boosting system", 2016), on histograms.
/// Softmax over the labels, one tree a label and round. NaN stands for a missing number, which goes where it did best in training.
/// </summary>
public sealed class BoostedLevelsLearner : ILearner
{
    private readonly BoostedLevelsOptions _options;

    /// <summary>Takes the settings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of its range.</exception>
    public BoostedLevelsLearner(BoostedLevelsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
    }

    /// <inheritdoc/>
    public string Name => "boosted-levels";

    /// <inheritdoc/>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"at most {_options.Rounds} rounds of depth {_options.MaximumDepth}, shrinkage {_options.Shrinkage}, lambda {_options.Lambda}, alpha {_options.Alpha}, gamma {_options.Gamma}, " +
        $"child weight {_options.MinimumChildWeight}, {_options.RowShare} of the rows, {_options.ColumnShare} of the columns a tree and {_options.ColumnShareOfSplit} of those a split, " +
        $"{_options.Bins} bins, patience {_options.Patience}");

    /// <summary>Most threads of a training.</summary>
    internal int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Boosts; the result is of the type <see cref="TrainedTrees"/>.</summary>
    /// <inheritdoc/>
    public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch) =>
        BoostingRun.Train(_options.Plan(Workers), training, validation, seed, watch);
}
