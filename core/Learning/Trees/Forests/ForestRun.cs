using System.Collections.Concurrent;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Trees.Binning;
using GenreFunctions.Models.Operators.Trees;

namespace GenreFunctions.Learning.Trees.Forests;

/// <summary>Grows a forest, tree beside tree. A leaf's weights are the shares of its labels over the number of trees, so that the scores are mean probabilities.</summary>
internal static class ForestRun
{
    /// <summary>Grows.</summary>
    /// <exception cref="ArgumentException">The rows cannot be learnt from.</exception>
    /// <exception cref="OperationCanceledException">It was called off; looked at before every tree.</exception>
    public static TrainedTrees Train(ForestPlan plan, Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        TreeChecks.Rows(training, validation);
        ArgumentNullException.ThrowIfNull(watch);
        var rows = new FloatRows(training);
        var random = new RandomSource(seed);
        var seeds = new long[plan.Trees];
        foreach (ref var ofTree in seeds.AsSpan())
            ofTree = (long)random.NextBits();
        var (trees, gains) = (new Tree[plan.Trees], new double[plan.Trees][]);
        var growers = new ConcurrentBag<ForestTreeGrower>();
        var parallel = new ParallelOptions { CancellationToken = watch.Cancellation, MaxDegreeOfParallelism = plan.Workers };
        var grown = 0;
        Parallel.For(0, plan.Trees, parallel, tree =>
        {
            if (!growers.TryTake(out var grower))
                grower = new ForestTreeGrower(rows, training.Labels, training.LabelCount, plan);
            gains[tree] = new double[training.Columns];
            trees[tree] = grower.Grow(seeds[tree], gains[tree]);
            growers.Add(grower);
            CountCovers(trees[tree], rows);
            watch.Report(Interlocked.Increment(ref grown), plan.Trees, double.NaN, double.NaN, double.NaN);
        });

        var gainOfColumn = new double[training.Columns];
        foreach (var ofTree in gains)
        {
            for (var column = 0; column < gainOfColumn.Length; column++)
                gainOfColumn[column] += ofTree[column];
        }

        var ensemble = new TreeEnsemble(training.Columns, new float[training.LabelCount], trees);
        return new TrainedTrees(new TreeEnsembleOperator(ensemble, ScoreTransform.None), gainOfColumn, $"{plan.Trees} trees");
    }

    private static void CountCovers(Tree tree, FloatRows rows)
    {
        var covers = tree.Covers;
        for (var row = 0; row < rows.Count; row++)
            covers[tree.LeafOf(rows.Row(row))]++;
        tree.SumCovers();
    }
}
