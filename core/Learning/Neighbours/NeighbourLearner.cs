using System.Globalization;
using GenreFunctions.Learning.Preparation;
using GenreFunctions.Models.Kernels;
using GenreFunctions.Models.Operators.Margins;

namespace GenreFunctions.Learning.Neighbours;

/// <summary>
/// <c>k-nn</c>: a row gets the labels of the training rows nearest to it, by Euclidean distance between prepared rows. Every training row is looked at. Of rows equally near
/// the one that was learnt first counts as nearer. Nothing is random.
/// </summary>
public sealed class NeighbourLearner : ILearner
{
    private readonly NeighbourOptions _options;

    /// <summary>Takes the settings; <see langword="null"/> for the defaults.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of its range.</exception>
    public NeighbourLearner(NeighbourOptions? options = null) => _options = (options ?? new NeighbourOptions()).Checked();

    /// <inheritdoc/>
    public string Name => "k-nn";

    /// <inheritdoc/>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture, $"{_options.Neighbours} neighbours, {(_options.Falloff == 0 ? "equal votes" : $"falloff {_options.Falloff}")}{PreparationWords.Of(_options.Preparation)}");

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
        var squaredLengths = new float[training.Count];
        for (var row = 0; row < training.Count; row++)
        {
            squaredLengths[row] = RowPanels.SquaredLength(matrix.AsSpan(row * stride, preparation.Columns));
            if (!float.IsFinite(squaredLengths[row]))
                throw new ArgumentException($"Row {row} is too far out for distances in 32-bit arithmetic; standardise the features, or leave the row out.", nameof(training));
        }

        watch.Report(1, 1, double.NaN, double.NaN, double.NaN);
        return new TrainedNeighbours(
            preparation, matrix, squaredLengths, training.Labels, training.LabelCount, Math.Min(_options.Neighbours, training.Count), (float)_options.Falloff);
    }
}
