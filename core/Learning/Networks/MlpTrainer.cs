using GenreFunctions.Learning.Preparation;
using GenreFunctions.Models;

namespace GenreFunctions.Learning.Networks;

/// <summary>
/// Trains a multi-layer perceptron: prepared features, ReLU, dropout, softmax, cross-entropy, Adam over shuffled
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
    private readonly SoftTargets? _soft;
    private readonly Adam _adam;
    private readonly int[] _batchLabels;

    private MlpTrainer(LearnerOptions options, int columns, int labelCount, long seed)
    {
        _options = options;
        _shape = new MlpShape([columns, .. options.HiddenSizes, labelCount]);
        _random = new RandomSource(seed);
        _parameters = _shape.Initialise(_random);
        _gradient = new float[_parameters.Length];
        _pass = new MlpPass(_shape, options.BatchSize, options.Dropout);
        _soft = options.LabelSmoothing > 0 || options.Mixup > 0 ? new SoftTargets(options, _shape, _pass, _random) : null;
        _adam = new Adam(_parameters.Length);
        _batchLabels = new int[options.BatchSize];
    }

    /// <summary>Trains.</summary>
    /// <exception cref="ArgumentException">There are no rows to learn from.</exception>
    /// <exception cref="OperationCanceledException">It was called off; looked at before every batch.</exception>
    public static MlpNetwork Train(
        Examples training, Examples validation, LearnerOptions options, PreparationOptions preparation, long seed, TrainingWatch watch)
    {
        var prepared = Learning.Preparation.Preparation.Fit(training, preparation);
        var trainer = new MlpTrainer(options, training.Columns, training.LabelCount, seed);
        return trainer.Run(trainer.Prepare(training, prepared), trainer.Prepare(validation, prepared), prepared, watch);
    }

    private PreparedRows Prepare(Examples rows, Preparation.Preparation preparation) => new(preparation.Apply(rows, _shape.InputStride(0)), rows.Labels);

    private MlpNetwork Run(PreparedRows training, PreparedRows validation, Preparation.Preparation preparation, TrainingWatch watch)
    {
        var best = (float[])_parameters.Clone();
        var (bestEpoch, bestLoss, bestAccuracy) = (0, double.PositiveInfinity, -1.0);
        var order = Enumerable.Range(0, training.Count).ToArray();
        for (var epoch = 1; epoch <= _options.Epochs && epoch - bestEpoch <= _options.Patience; epoch++)
        {
            _random.Shuffle(order);
            var trainingLoss = Epoch(training, order, Rate(epoch), watch.Cancellation);
            var (loss, accuracy) = Judge(validation);
            // Without a validation part the last epoch is the best one.
            if (validation.Count == 0 || accuracy > bestAccuracy || (accuracy == bestAccuracy && loss < bestLoss))
            {
                (bestEpoch, bestLoss, bestAccuracy) = (epoch, loss, accuracy);
                _parameters.CopyTo(best, 0);
            }

            watch.Report(epoch, _options.Epochs, trainingLoss, loss, accuracy);
        }

        return new MlpNetwork(_shape, best, preparation, bestEpoch);
    }

    private double Rate(int epoch) =>
        _options.LearningRate * (_options.CosineDecay ? (1 + Math.Cos(Math.PI * (epoch - 1) / _options.Epochs)) / 2 : 1);

    private double Epoch(PreparedRows training, ReadOnlySpan<int> order, double rate, CancellationToken cancellation)
    {
        var loss = 0.0;
        for (var start = 0; start < order.Length; start += _options.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var labels = Gather(training, order[start..Math.Min(start + _options.BatchSize, order.Length)]);
            loss += Learn(labels);
            if (_options.WeightDecay > 0)
                Decay((float)(1 - rate * _options.WeightDecay));
            _adam.Step(_parameters, _gradient, rate);
        }

        return loss / order.Length;
    }

    // Forward and back; gives the sum of the rows' losses.
    private double Learn(ReadOnlySpan<int> labels)
    {
        _soft?.Aim(labels);
        _pass.Forward(_parameters, labels.Length, _random);
        if (_soft is null)
        {
            _pass.Backward(_parameters, labels, droppedOut: true, _gradient);
            return _pass.Loss(labels);
        }

        _soft.Derive(labels.Length);
        _pass.Backward(_parameters, labels.Length, droppedOut: true, _gradient);
        return _soft.Loss(labels.Length);
    }

    private ReadOnlySpan<int> Gather(PreparedRows training, ReadOnlySpan<int> rows)
    {
        var stride = _shape.InputStride(0);
        for (var i = 0; i < rows.Length; i++)
        {
            training.Matrix.AsSpan(rows[i] * stride, stride).CopyTo(_pass.Input[(i * stride)..]);
            _batchLabels[i] = training.Labels[rows[i]];
        }

        return _batchLabels.AsSpan(0, rows.Length);
    }

    private void Decay(float left)
    {
        for (var layer = 0; layer < _shape.LayerCount; layer++)
        {
            foreach (ref var weight in _shape.Weights(_parameters, layer))
                weight *= left;
        }
    }

    private (double Loss, double Accuracy) Judge(PreparedRows validation)
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

    private sealed record PreparedRows(float[] Matrix, int[] Labels)
    {
        public int Count => Labels.Length;
    }
}
