using GenreFunctions.Learning.Calibration;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Models;

namespace GenreFunctions.Learning.Explanations.Permutation;

/// <summary>
/// How much worse a model gets when a feature's values are dealt to other rows, so that it says nothing any more (Breiman, "Random Forests", 2001, section 10; for any
/// model Fisher, Rudin and Dominici, "All models are wrong, but many are useful", 2019). A feature the model does not use has exactly 0. One that others stand in
/// for has little: group such features.
/// </summary>
public static class PermutationImportance
{
    /// <summary>Shuffles each group of features, in each model's rows.</summary>
    /// <param name="models">The models, each with rows of its own: one, or the folds of a protocol with their test parts.</param>
    /// <param name="groups">The features.</param>
    /// <param name="options">How they are shuffled.</param>
    /// <param name="progress">Hears of every group that is done, from several threads.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <returns>The groups, the one whose loss costs most nats first.</returns>
    /// <exception cref="ArgumentException">There is no model, no group, or a model without rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two repeats, or a column is not there.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static IReadOnlyList<FeatureImportance> Of(
        IReadOnlyList<JudgedModel> models,
        IReadOnlyList<FeatureGroup> groups,
        PermutationOptions options,
        IProgress<string>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Repeats, 2);
        if (models.Count == 0 || groups.Count == 0 || models.Any(model => model.Rows.Count == 0))
            throw new ArgumentException("There is nothing to shuffle: a model, its rows and a feature are needed.");
        foreach (var column in groups.SelectMany(group => group.Columns))
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)models[0].Rows.Columns, nameof(groups));

        var whole = models.Select(model => Judge(model.Scorer, model.Rows)).ToArray();
        var found = new FeatureImportance[groups.Count];
        Parallel.For(0, groups.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            // Every group is shuffled by the same draws, so that groups differ by what they are only.
            var drops = models.Select((model, m) => Drops(model, groups[i], whole[m], options, cancellation)).ToArray();
            found[i] = Summarise(groups[i].Name, drops);
            progress?.Report(groups[i].Name);
        });
        return [.. found.OrderByDescending(importance => importance.LogLossRise)];
    }

    private static Loss[] Drops(JudgedModel model, FeatureGroup group, Loss whole, PermutationOptions options, CancellationToken cancellation)
    {
        var rows = model.Rows;
        var shuffle = new RowShuffle(rows, options.BySong);
        var random = new RandomSource(options.Seed);
        var shuffled = rows with { Features = (double[])rows.Features.Clone() };
        var drops = new Loss[options.Repeats];
        for (var repeat = 0; repeat < drops.Length; repeat++)
        {
            cancellation.ThrowIfCancellationRequested();
            var source = shuffle.Draw(random);
            for (var row = 0; row < source.Length; row++)
            {
                foreach (var column in group.Columns)
                    shuffled.Features[row * rows.Columns + column] = rows.Features[source[row] * rows.Columns + column];
            }

            var loss = Judge(model.Scorer, shuffled);
            drops[repeat] = new Loss(whole.Accuracy - loss.Accuracy, loss.LogLoss - whole.LogLoss);
        }

        return drops;
    }

    /// <summary>The shuffles of one model tell how it fares, not how another would; where there are several models, these are the independent ones.</summary>
    private static FeatureImportance Summarise(string name, Loss[][] drops)
    {
        var units = drops.Length == 1 ? drops[0] : [.. drops.Select(repeats => new Loss(repeats.Average(drop => drop.Accuracy), repeats.Average(drop => drop.LogLoss)))];
        double[] accuracy = [.. units.Select(unit => unit.Accuracy)], logLoss = [.. units.Select(unit => unit.LogLoss)];
        return new FeatureImportance(name, accuracy.Average(), Interval.OfMean(accuracy), logLoss.Average(), Interval.OfMean(logLoss));
    }

    private static Loss Judge(RowScorer scorer, Examples rows)
    {
        var probabilities = new double[rows.Count * rows.LabelCount];
        scorer(rows, probabilities);
        var (right, loss) = (0, 0.0);
        for (var row = 0; row < rows.Count; row++)
        {
            var answer = probabilities.AsSpan(row * rows.LabelCount, rows.LabelCount);
            right += Ranking.IndexOfMaximum<double>(answer) == rows.Labels[row] ? 1 : 0;
            loss -= Math.Log(Math.Max(answer[rows.Labels[row]], TemperatureFit.LeastProbability));
        }

        return new Loss((double)right / rows.Count, loss / rows.Count);
    }

    private readonly record struct Loss(double Accuracy, double LogLoss);
}
