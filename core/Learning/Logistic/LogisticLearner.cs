using System.Globalization;
using GenreFunctions.Learning.Preparation;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Learning.Logistic;

/// <summary>
/// <c>logistic</c>: multinomial logistic regression, p = softmax(W x + b), by L-BFGS to a tolerance on the gradient. The loss has one minimum, so nothing is random.
/// </summary>
public sealed class LogisticLearner : ILearner
{
    private readonly LogisticOptions _options;

    /// <summary>Takes the settings; <see langword="null"/> for the defaults.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is out of its range.</exception>
    public LogisticLearner(LogisticOptions? options = null) => _options = (options ?? new LogisticOptions()).Checked();

    /// <inheritdoc/>
    public string Name => "logistic";

    /// <inheritdoc/>
    public string Settings => string.Create(CultureInfo.InvariantCulture, $"decay {_options.Decay}, tolerance {_options.Tolerance}{PreparationWords.Of(_options.Preparation)}");

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
        // A label that does not occur would send its bias to negative infinity: it is left out, and gets probability 0.
        int[] labels = [.. training.Labels.Distinct().Order()];
        var loss = new SoftmaxLoss(
            preparation.Apply(training, stride),
            stride,
            preparation.Columns,
            [.. training.Labels.Select(label => Array.BinarySearch(labels, label))],
            labels.Length,
            _options.Decay);
        var descent = new LimitedMemoryDescent(loss, new double[loss.Size]);
        if (!double.IsFinite(descent.Steepness))
            throw new ArgumentException("The features are too large to learn from in 64-bit arithmetic; standardise them.", nameof(training));
        var round = 0;
        while (round < _options.Rounds && descent.Steepness > _options.Tolerance)
        {
            watch.Cancellation.ThrowIfCancellationRequested();
            if (!descent.Step())
                break;
            round++;
            watch.Report(round, _options.Rounds, descent.Value, double.NaN, double.NaN);
        }

        var ended = string.Create(
            CultureInfo.InvariantCulture,
            $"{round} rounds{(descent.Steepness > _options.Tolerance ? $", steepness {descent.Steepness:G2} is above the tolerance" : "")}");
        return new TrainedLogistic(preparation, labels, training.LabelCount, descent.Point, loss.LineLength, ended);
    }
}
