using GenreFunctions.Features;

namespace GenreFunctions.Learning;

/// <summary>
/// Trains a multi-layer perceptron: standardised features, ReLU, dropout, softmax, cross-entropy, Adam over shuffled
/// mini-batches; the weights of the epoch that did best on the validation part are kept.
/// One training runs on one thread, so its bytes depend on the seed only; folds run side by side.
/// </summary>
internal sealed class MlpTrainer
{
    private readonly LearnerOptions options;
    private readonly MlpShape shape;
    private readonly RandomSource random;
    private readonly float[] parameters;
    private readonly float[] gradient;
    private readonly MlpPass pass;
    private readonly Adam adam;
    private readonly int[] batchLabels;

    private MlpTrainer(LearnerOptions options, int labelCount, long seed)
    {
        this.options = options;
        shape = new MlpShape([FeatureSchema.Count, .. options.HiddenSizes, labelCount]);
        random = new RandomSource(seed);
        parameters = shape.Initialise(random);
        gradient = new float[parameters.Length];
        pass = new MlpPass(shape, options.BatchSize, options.Dropout);
        adam = new Adam(parameters.Length);
        batchLabels = new int[options.BatchSize];
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
        new(scaler.Transform(table, rows, shape.InputStride(0)), [.. rows.Select(row => table.LabelOfRow[row])]);

    private MlpNetwork Run(
        Examples training,
        Examples validation,
        StandardScaler scaler,
        string stage,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        var best = (float[])parameters.Clone();
        var (bestEpoch, bestLoss, bestAccuracy) = (0, double.PositiveInfinity, -1.0);
        var order = Enumerable.Range(0, training.Count).ToArray();
        for (var epoch = 1; epoch <= options.Epochs && epoch - bestEpoch <= options.Patience; epoch++)
        {
            random.Shuffle(order);
            var trainingLoss = Epoch(training, order, Rate(epoch), cancellation);
            var (loss, accuracy) = Judge(validation);
            // Without a validation part the last epoch is the best one.
            if (validation.Count == 0 || accuracy > bestAccuracy || (accuracy == bestAccuracy && loss < bestLoss))
            {
                (bestEpoch, bestLoss, bestAccuracy) = (epoch, loss, accuracy);
                parameters.CopyTo(best, 0);
            }

            progress?.Report(new TrainingProgress(stage, epoch, options.Epochs, trainingLoss, loss, accuracy));
        }

        return new MlpNetwork(shape, best, scaler, bestEpoch);
    }

    private double Rate(int epoch) =>
        options.LearningRate * (options.CosineDecay ? (1 + Math.Cos(Math.PI * (epoch - 1) / options.Epochs)) / 2 : 1);

    private double Epoch(Examples training, ReadOnlySpan<int> order, double rate, CancellationToken cancellation)
    {
        var loss = 0.0;
        for (var start = 0; start < order.Length; start += options.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var labels = Gather(training, order[start..Math.Min(start + options.BatchSize, order.Length)]);
            pass.Forward(parameters, labels.Length, random);
            loss += pass.Loss(labels);
            pass.Backward(parameters, labels, droppedOut: true, gradient);
            adam.Step(parameters, gradient, rate);
        }

        return loss / order.Length;
    }

    private ReadOnlySpan<int> Gather(Examples examples, ReadOnlySpan<int> rows)
    {
        var stride = shape.InputStride(0);
        for (var i = 0; i < rows.Length; i++)
        {
            examples.Matrix.AsSpan(rows[i] * stride, stride).CopyTo(pass.Input[(i * stride)..]);
            batchLabels[i] = examples.Labels[rows[i]];
        }

        return batchLabels.AsSpan(0, rows.Length);
    }

    private (double Loss, double Accuracy) Judge(Examples validation)
    {
        var (loss, right) = (0.0, 0);
        var (inputStride, stride, count) = (shape.InputStride(0), shape.Stride(shape.LayerCount - 1), shape.Outputs(shape.LayerCount - 1));
        for (var start = 0; start < validation.Count; start += options.BatchSize)
        {
            var labels = validation.Labels.AsSpan(start, Math.Min(options.BatchSize, validation.Count - start));
            validation.Matrix.AsSpan(start * inputStride, labels.Length * inputStride).CopyTo(pass.Input);
            pass.Forward(parameters, labels.Length, random: null);
            loss += pass.Loss(labels);
            for (var row = 0; row < labels.Length; row++)
            {
                if (Ranking.IndexOfMaximum(pass.Probabilities.Slice(row * stride, count)) == labels[row]) right++;
            }
        }

        return (loss / validation.Count, (double)right / validation.Count);
    }

    private sealed record Examples(float[] Matrix, int[] Labels)
    {
        public int Count => Labels.Length;
    }
}
