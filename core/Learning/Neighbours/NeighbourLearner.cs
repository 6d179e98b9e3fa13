using System.Globalization;
using GenreFunctions.Models.Kernels;
using GenreFunctions.Models.Operators.Margins;

namespace GenreFunctions.Learning.Neighbours;

/// <summary>
/// <c>k-nn</c>: a row gets the labels of the training rows nearest to it, by Euclidean distance between prepared rows. Every training row is looked at. Of rows equally near
/// the one that was learnt first counts as nearer. Nothing is random.
/// </summary>
/// <param name="options">The settings.</param>
public sealed class NeighbourLearner(NeighbourOptions options) : ILearner
{
    /// <inheritdoc/>
    public string Name => "k-nn";

    /// <inheritdoc/>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture, $"{options.Neighbours} neighbours, {(options.Falloff == 0 ? "equal votes" : $"falloff {options.Falloff}")}");

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(watch);
        options.Check();
        if (training.Count == 0)
            throw new ArgumentException("There are no rows to learn from.", nameof(training));
        var preparation = Preparation.Preparation.Fit(training, options.Preparation);
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
            preparation, matrix, squaredLengths, training.Labels, training.LabelCount, Math.Min(options.Neighbours, training.Count), (float)options.Falloff);
    }
}
