using System.Collections.Concurrent;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Trees.Binning;
using GenreFunctions.Models.Operators.Trees;

namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>
/// Boosts trees (Friedman, "Greedy function approximation", 2001) by second-order steps: each round grows one tree a label on the gradients where all scores stand, and
/// adds it to them. The trees of a round grow side by side; none knows of the others.
/// </summary>
internal sealed class BoostingRun
{
    private readonly BoostingPlan _plan;
    private readonly FloatRows _training;
    private readonly FloatRows _validation;
    private readonly float[] _baseScores;
    private readonly SoftmaxGradients _trainingScores;
    private readonly SoftmaxGradients _validationScores;
    private readonly ConcurrentBag<GradientTreeGrower> _growers = [];
    private readonly Func<GradientTreeGrower> _newGrower;
    private readonly ParallelOptions _parallel;
    private readonly RandomSource _random;
    private readonly List<Tree> _trees = [];
    private readonly List<double[]> _gains = [];

    private BoostingRun(BoostingPlan plan, Examples training, Examples validation, long seed, CancellationToken cancellation)
    {
        _plan = plan;
        _training = new FloatRows(training);
        _validation = new FloatRows(validation);
        _baseScores = BaseScores(training);
        _trainingScores = new SoftmaxGradients(training.Labels, _baseScores, plan.HessianFactor);
        _validationScores = new SoftmaxGradients(validation.Labels, _baseScores, plan.HessianFactor);
        var binned = new BinnedRows(_training, plan.Bins);
        var scale = new GradientScale(training.Count, plan.Sampler.LargestWeight * Math.Max(1, plan.HessianFactor / 4));
        _newGrower = () => new GradientTreeGrower(binned, scale, plan.Rule, plan.Growth, plan.Shrinkage);
        _parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = plan.Workers };
        _random = new RandomSource(seed);
    }

    /// <summary>Boosts.</summary>
    /// <exception cref="ArgumentException">The rows cannot be learnt from.</exception>
    /// <exception cref="OperationCanceledException">It was called off; looked at before every round.</exception>
    public static TrainedTrees Train(BoostingPlan plan, Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        TreeChecks.Rows(training, validation);
        ArgumentNullException.ThrowIfNull(watch);
        return new BoostingRun(plan, training, validation, seed, watch.Cancellation).Run(watch);
    }

    private TrainedTrees Run(TrainingWatch watch)
    {
        _trainingScores.Update(_parallel);
        var (bestRound, bestLoss) = (0, double.PositiveInfinity);
        for (var round = 1; round <= _plan.Rounds && round - bestRound <= _plan.Patience; round++)
        {
            watch.Cancellation.ThrowIfCancellationRequested();
            Grow(round);
            var training = _trainingScores.Update(_parallel);
            var validation = _validationScores.Update(_parallel);
            // Without validation rows the last round is the best one.
            if (_validation.Count == 0 || validation.Loss < bestLoss)
                (bestRound, bestLoss) = (round, validation.Loss);
            watch.Report(round, _plan.Rounds, training.Loss, validation.Loss, validation.Accuracy);
        }

        var kept = bestRound * _baseScores.Length;
        var ensemble = new TreeEnsemble(_training.Columns, _baseScores, _trees[..kept]);
        var gains = new double[_training.Columns];
        foreach (var ofTree in _gains[..kept])
        {
            for (var column = 0; column < gains.Length; column++)
                gains[column] += ofTree[column];
        }

        return new TrainedTrees(new TreeEnsembleOperator(ensemble, ScoreTransform.Softmax), gains, $"round {bestRound} of {_plan.Rounds}");
    }

    private void Grow(int round)
    {
        var sample = _plan.Sampler.Draw(round, _trainingScores, _random);
        var labels = _baseScores.Length;
        var (trees, gains, seeds) = (new Tree[labels], new double[labels][], new long[labels]);
        for (var label = 0; label < labels; label++)
            seeds[label] = (long)_random.NextBits();
        Parallel.For(0, labels, _parallel, label =>
        {
            if (!_growers.TryTake(out var grower))
                grower = _newGrower();
            gains[label] = new double[_training.Columns];
            trees[label] = grower.Grow(sample, _trainingScores, label, seeds[label], gains[label]);
            _growers.Add(grower);
            AddScores(trees[label], label);
        });
        _trees.AddRange(trees);
        _gains.AddRange(gains);
    }

    /// <summary>All rows go through the tree, those too that it was not grown on; on the way they are counted.</summary>
    private void AddScores(Tree tree, int label)
    {
        var covers = tree.Covers;
        var scores = _trainingScores.Scores(label);
        for (var row = 0; row < _training.Count; row++)
        {
            var leaf = tree.LeafOf(_training.Row(row));
            covers[leaf]++;
            scores[row] += tree.WeightsOf(leaf)[0].Weight;
        }

        tree.SumCovers();
        scores = _validationScores.Scores(label);
        for (var row = 0; row < _validation.Count; row++)
            scores[row] += tree.WeightsOf(tree.LeafOf(_validation.Row(row)))[0].Weight;
    }

    /// <summary>ln of how often each label occurs, one row more of each: a label that does not occur is unlikely, not impossible.</summary>
    private static float[] BaseScores(Examples training)
    {
        var rows = new int[training.LabelCount];
        foreach (var label in training.Labels)
            rows[label]++;
        return [.. rows.Select(count => (float)Math.Log((count + 1.0) / (training.Count + rows.Length)))];
    }
}
