using System.Globalization;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// <c>tag-kernel</c>: regularised least squares with a Gaussian kernel on all targets at once, shares as they are: (K + ridge I) A = T - mean, score = mean + k(x) A
/// (Saunders, Gammerman and Vovk, "Ridge regression learning algorithm in dual variables", 1998). Hard to beat with a few hundred songs, and too slow for many thousands of rows. An unknown target
/// counts as the tag's mean; classes are learnt as targets 0 and 1.
/// </summary>
public sealed class KernelRidge : IMultiLabelLearner
{
    /// <summary>Time grows with the cube: this many rows take minutes, and their matrix half a gigabyte.</summary>
    public const int MostRows = 8000;

    private readonly KernelRidgeOptions _options;

    /// <summary>Takes the settings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public KernelRidge(KernelRidgeOptions? options = null)
    {
        _options = options ?? new KernelRidgeOptions();
        if (!(_options.Ridge > 0))
            throw new ArgumentOutOfRangeException(nameof(options), _options.Ridge, $"Ridge is {_options.Ridge}; it has to be above 0.");
        if (_options.Gamma is { } gamma && !(gamma > 0))
            throw new ArgumentOutOfRangeException(nameof(options), gamma, $"Gamma is {gamma}; it has to be above 0.");
    }

    /// <inheritdoc/>
    public string Name => "tag-kernel";

    /// <inheritdoc/>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture, $"gamma {(_options.Gamma is { } gamma ? gamma.ToString("0.######", CultureInfo.InvariantCulture) : "1 / columns")}, ridge {_options.Ridge}");

    /// <inheritdoc/>
    /// <remarks>There is no chance in it and no stopping: neither the seed nor the validation rows are looked at.</remarks>
    public ITrainedTagger Train(TaggedExamples training, TaggedExamples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(watch);
        if (training.Count is 0 or > MostRows)
            throw new ArgumentException($"There are {training.Count} rows to learn from; 1 to {MostRows} can be.", nameof(training));
        var missing = MissingValues.Fit(training);
        var rows = MultiLabelMlp.Plain(missing.Fill(training));
        var preparation = Preparation.Preparation.Fit(rows, _options.Preparation);
        var kernel = new GaussianKernel(
            preparation.Apply(rows, MatrixProduct.Padded(preparation.Columns)), MatrixProduct.Padded(preparation.Columns), rows.Count, _options.Gamma ?? 1.0 / rows.Columns);
        var matrix = new double[rows.Count][];
        for (var row = 0; row < rows.Count; row++)
        {
            watch.Cancellation.ThrowIfCancellationRequested();
            // The lower triangle is all that is needed.
            matrix[row] = new double[row + 1];
            for (var other = 0; other < row; other++)
                matrix[row][other] = kernel.Between(row, other);
            matrix[row][row] = 1 + _options.Ridge;
        }

        Cholesky.Factor(matrix);
        var targets = Targets(training);
        double[] means = [.. targets.Select(target => target.Where(double.IsFinite).DefaultIfEmpty(0).Average())];
        for (var i = 0; i < targets.Length; i++)
        {
            for (var row = 0; row < rows.Count; row++)
                targets[i][row] = double.IsNaN(targets[i][row]) ? 0 : targets[i][row] - means[i];
            Cholesky.Solve(matrix, targets[i]);
        }

        return new TrainedKernelRidge(missing, preparation, kernel, targets, means, training.TagCount);
    }

    private double[][] Targets(TaggedExamples rows) =>
    [
        .. Enumerable.Range(0, rows.TagCount).Select(tag => Enumerable.Range(0, rows.Count).Select(row => rows.Target(row, tag)).ToArray()),
        .. Enumerable.Range(0, _options.LearnClasses ? rows.ClassCount : 0).Select(one => rows.Classes.Select(other => other == one ? 1.0 : 0.0).ToArray()),
    ];
}
