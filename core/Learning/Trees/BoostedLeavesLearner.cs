using System.Globalization;
using GenreFunctions.Learning.Trees.Boosting;

namespace GenreFunctions.Learning.Trees;

/// <summary>
/// Gradient-boosted trees, the most promising leaf grown first, on rows chosen for their gradients (Ke et al., "LightGBM: a highly efficient gradient boosting decision
/// tree", 2017), on histograms. Softmax over the labels, one tree a label and round. NaN stands for a missing number, which goes where it did best in training.
/// </summary>
public sealed class BoostedLeavesLearner : ILearner
{
    private readonly BoostedLeavesOptions _options;

    /// <summary>Takes the settings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of its range.</exception>
    public BoostedLeavesLearner(BoostedLeavesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
    }

    /// <inheritdoc/>
    public string Name => "boosted-leaves";

    /// <inheritdoc/>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"at most {_options.Rounds} rounds of {_options.Leaves} leaves, depth up to {_options.MaximumDepth}, shrinkage {_options.Shrinkage}, lambda {_options.Lambda}, alpha {_options.Alpha}, " +
        $"gain from {_options.MinimumGain}, {_options.MinimumLeafRows} rows and weight {_options.MinimumChildWeight} a leaf, {_options.TopShare} of the rows by gradient and " +
        $"{_options.RandomShare} by chance, {_options.ColumnShare} of the columns a tree and {_options.ColumnShareOfSplit} of those a split, {_options.Bins} bins, patience {_options.Patience}");

    /// <summary>Most threads of a training.</summary>
    internal int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Boosts; the result is of the type <see cref="TrainedTrees"/>.</summary>
    /// <inheritdoc/>
    public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        return BoostingRun.Train(_options.Plan(training.LabelCount, Workers), training, validation, seed, watch);
    }
}
