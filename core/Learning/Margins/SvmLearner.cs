using System.Globalization;
using GenreFunctions.Learning.Preparation;
using GenreFunctions.Models.Kernels;
using GenreFunctions.Models.Operators.Margins;

namespace GenreFunctions.Learning.Margins;

/// <summary>
/// <c>svm-rbf</c>: support vector machines with a radial kernel, one for every two labels, whose decisions become probabilities by Platt's sigmoid and pairwise coupling.
/// Pairs are trained side by side; each is one thread's work, so the bytes depend on the rows and the seed only.
/// </summary>
public sealed class SvmLearner : ILearner
{
    private readonly SvmOptions _options;

    /// <summary>Takes the settings; <see langword="null"/> for the defaults.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of its range.</exception>
    public SvmLearner(SvmOptions? options = null) => _options = (options ?? new SvmOptions()).Checked();

    /// <inheritdoc/>
    public string Name => "svm-rbf";

    /// <summary>Pairs that are trained at once; shows in the time only.</summary>
    internal int Threads { get; init; } = Environment.ProcessorCount;

    /// <inheritdoc/>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"C {_options.Penalty}, gamma {_options.Gamma}, tolerance {_options.Tolerance}, probabilities from " +
        $"{(_options.ProbabilityFolds == 0 ? "training decisions" : $"{_options.ProbabilityFolds} folds{(_options.KeepSongsTogether ? " by song" : "")}")}{PreparationWords.Of(_options.Preparation)}");

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The preparation speaks of a column that is not there.</exception>
    public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(watch);
        if (training.Count == 0)
            throw new ArgumentException("There are no rows to learn from.", nameof(training));
        var preparation = Preparation.Preparation.Fit(training, _options.Preparation);
        var stride = MatrixProduct.Padded(preparation.Columns);
        var matrix = preparation.Apply(training, stride);
        RequireLengths(matrix, stride);

        int[][] rowsOfLabel = [.. Enumerable.Range(0, training.LabelCount).Select(label => RowsOf(training, label))];
        int[] labels = [.. Enumerable.Range(0, training.LabelCount).Where(label => rowsOfLabel[label].Length > 0)];
        if (labels.Length == 1)
            return new TrainedSvm(preparation, labels, training.LabelCount, null, "one label only");
        var pairs = TrainPairs(training, matrix, stride, preparation.Columns, [.. labels.Select(label => rowsOfLabel[label])], seed, watch);
        var weights = SvmAssembly.Assemble(matrix, stride, preparation.Columns, (float)_options.Gamma, training.Labels, labels, pairs);
        var hopeless = pairs.Count(pair => !pair.Solution.Converged);
        var ended = $"{weights.VectorCount} support vectors of {training.Count} rows{(hopeless > 0 ? $", {hopeless} of {pairs.Length} pairs not to the tolerance" : "")}";
        return new TrainedSvm(preparation, labels, training.LabelCount, weights, ended);
    }

    private PairTraining[] TrainPairs(
        Examples training, float[] matrix, int stride, int depth, int[][] rowsOfLabel, long seed, TrainingWatch watch)
    {
        var foldOfRow = _options.ProbabilityFolds == 0 ? [] : DecisionFolds.Deal(training, _options.ProbabilityFolds, _options.KeepSongsTogether, seed);
        (int First, int Second)[] places =
        [
            .. from first in Enumerable.Range(0, rowsOfLabel.Length)
               from second in Enumerable.Range(first + 1, rowsOfLabel.Length - first - 1)
               select (first, second),
        ];
        var pairs = new PairTraining[places.Length];
        var atOnce = Math.Min(Threads, places.Length);
        var cacheBytes = ((long)_options.CacheMegabytes << 20) / atOnce;
        var done = 0;
        var gate = new Lock();
        try
        {
            Parallel.For(0, places.Length, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = watch.Cancellation }, pair =>
            {
                var (first, second) = places[pair];
                pairs[pair] = PairTraining.Train(
                    matrix, stride, depth, rowsOfLabel[first], rowsOfLabel[second], foldOfRow, _options, cacheBytes, watch.Cancellation);
                lock (gate)
                    watch.Report(++done, places.Length, double.NaN, double.NaN, double.NaN);
            });
        }
        catch (AggregateException fault) when (fault.InnerExceptions.All(inner => inner is OperationCanceledException))
        {
            watch.Cancellation.ThrowIfCancellationRequested();
            throw;
        }

        return pairs;
    }

    private static int[] RowsOf(Examples training, int label) =>
        [.. Enumerable.Range(0, training.Count).Where(row => training.Labels[row] == label)];

    private static void RequireLengths(float[] matrix, int stride)
    {
        for (var start = 0; start < matrix.Length; start += stride)
        {
            if (!float.IsFinite(RowPanels.SquaredLength(matrix.AsSpan(start, stride))))
                throw new ArgumentException($"Row {start / stride} is too far out for distances in 32-bit arithmetic; standardise the features, or leave the row out.");
        }
    }
}
