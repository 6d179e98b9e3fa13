using GenreFunctions.Features;
using GenreFunctions.Learning.Data;
using GenreFunctions.Models;

namespace GenreFunctions.Learning.Networks;

/// <summary>
/// Trains a multi-layer perceptron: standardised features, ReLU, dropout, softmax, cross-entropy, Adam over shuffled
/// mini-batches; the weights of the epoch that did best on the validation part are kept.
/// One training runs on one thread, so its bytes depend on the seed only; folds run side by side.
/// </summary>
internal sealed class MlpTrainer
{
    private readonly LearnerOptions _options;
    private readonly MlpShape _shape;
    private readonly RandomSource _random;
    private readonly float[] _parameters;
    private readonly float[] _gradient;
    private readonly MlpPass _pass;
    private readonly Adam _adam;
    private readonly int[] _batchLabels;

    private MlpTrainer(LearnerOptions options, int labelCount, long seed)
    {
        _options = options;
        _shape = new MlpShape([FeatureSchema.Count, .. options.HiddenSizes, labelCount]);
        _random = new RandomSource(seed);
        _parameters = _shape.Initialise(_random);
        _gradient = new float[_parameters.Length];
        _pass = new MlpPass(_shape, options.BatchSize, options.Dropout);
        _adam = new Adam(_parameters.Length);
        _batchLabels = new int[options.BatchSize];
    }

    /// <summary>Trains on a split's training part.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled; looked at before every batch.</exception>
    public static MlpNetwork Train(
        FeatureTable table,
        Split split,
        LearnerOptions options,
        long seed,
        string stage,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        var scaler = StandardScaler.Fit(table, split.Training);
        var trainer = new MlpTrainer(options, table.Labels.Count, seed);
        var training = trainer.Prepare(table, split.Training, scaler);
        var validation = trainer.Prepare(table, split.Validation, scaler);
        return trainer.Run(training, validation, scaler, stage, progress, cancellation);
    }

    private Examples Prepare(FeatureTable table, int[] rows, StandardScaler scaler) =>
        new(scaler.Transform(table, rows, _shape.InputStride(0)), [.. rows.Select(row => table.LabelOfRow[row])]);

    private MlpNetwork Run(
        Examples training,
        Examples validation,
        StandardScaler scaler,
        string stage,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        var best = (float[])_parameters.Clone();
        var (bestEpoch, bestLoss, bestAccuracy) = (0, double.PositiveInfinity, -1.0);
        var order = Enumerable.Range(0, training.Count).ToArray();
        for (var epoch = 1; epoch <= _options.Epochs && epoch - bestEpoch <= _options.Patience; epoch++)
        {
            _random.Shuffle(order);
            var trainingLoss = Epoch(training, order, Rate(epoch), cancellation);
            var (loss, accuracy) = Judge(validation);
            // Without a validation part the last epoch is the best one.
            if (validation.Count == 0 || accuracy > bestAccuracy || (accuracy == bestAccuracy && loss < bestLoss))
            {
                (bestEpoch, bestLoss, bestAccuracy) = (epoch, loss, accuracy);
                _parameters.CopyTo(best, 0);
            }

            progress?.Report(new TrainingProgress(stage, epoch, _options.Epochs, trainingLoss, loss, accuracy));
        }

        return new MlpNetwork(_shape, best, scaler, bestEpoch);
    }

    private double Rate(int epoch) =>
        _options.LearningRate * (_options.CosineDecay ? (1 + Math.Cos(Math.PI * (epoch - 1) / _options.Epochs)) / 2 : 1);

    private double Epoch(Examples training, ReadOnlySpan<int> order, double rate, CancellationToken cancellation)
    {
        var loss = 0.0;
        for (var start = 0; start < order.Length; start += _options.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var labels = Gather(training, order[start..Math.Min(start + _options.BatchSize, order.Length)]);
            _pass.Forward(_parameters, labels.Length, _random);
            loss += _pass.Loss(labels);
            _pass.Backward(_parameters, labels, droppedOut: true, _gradient);
            _adam.Step(_parameters, _gradient, rate);
        }

        return loss / order.Length;
    }

    private ReadOnlySpan<int> Gather(Examples examples, ReadOnlySpan<int> rows)
    {
        var stride = _shape.InputStride(0);
        for (var i = 0; i < rows.Length; i++)
        {
            examples.Matrix.AsSpan(rows[i] * stride, stride).CopyTo(_pass.Input[(i * stride)..]);
            _batchLabels[i] = examples.Labels[rows[i]];
        }

        return _batchLabels.AsSpan(0, rows.Length);
    }

    private (double Loss, double Accuracy) Judge(Examples validation)
    {
        var (loss, right) = (0.0, 0);
        var (inputStride, stride, count) = (_shape.InputStride(0), _shape.Stride(_shape.LayerCount - 1), _shape.Outputs(_shape.LayerCount - 1));
        for (var start = 0; start < validation.Count; start += _options.BatchSize)
        {
            var labels = validation.Labels.AsSpan(start, Math.Min(_options.BatchSize, validation.Count - start));
            validation.Matrix.AsSpan(start * inputStride, labels.Length * inputStride).CopyTo(_pass.Input);
            _pass.Forward(_parameters, labels.Length, random: null);
            loss += _pass.Loss(labels);
            for (var row = 0; row < labels.Length; row++)
            {
                if (Ranking.IndexOfMaximum(_pass.Probabilities.Slice(row * stride, count)) == labels[row])
                    right++;
            }
        }

        return (loss / validation.Count, (double)right / validation.Count);
    }

    private sealed record Examples(float[] Matrix, int[] Labels)
    {
        public int Count => Labels.Length;
    }
}
