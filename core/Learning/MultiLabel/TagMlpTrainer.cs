using System.Numerics;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// Adam over shuffled batches with the loss of <see cref="TagOutput"/>. One training runs on one thread, so its bytes depend on the seed only.
/// </summary>
internal sealed class TagMlpTrainer
{
    private readonly MultiLabelMlpOptions _options;
    private readonly TaggedExamples _training;
    private readonly RandomSource _random;
    private readonly float[] _parameters;
    private readonly float[] _gradient;
    private readonly MlpPass _pass;
    private readonly Adam _adam;

    /// <summary>Makes room.</summary>
    public TagMlpTrainer(MultiLabelMlpOptions options, int columns, TaggedExamples training, long seed)
    {
        (_options, _training) = (options, training);
        Output = new TagOutput(training.TagCount, options.ClassWeight > 0 ? training.ClassCount : 0, options.ClassWeight);
        Shape = new MlpShape([columns, .. options.HiddenSizes, Output.Width]);
        _random = new RandomSource(seed);
        _parameters = Shape.Initialise(_random);
        _gradient = new float[_parameters.Length];
        _pass = new MlpPass(Shape, options.BatchSize, options.Dropout, Output);
        _adam = new Adam(_parameters.Length);
    }

    /// <summary>Sizes of the layers.</summary>
    public MlpShape Shape { get; }

    /// <summary>What the last layer means.</summary>
    public TagOutput Output { get; }

    /// <summary>Runs the epochs; gives the weights that were kept and the epoch they are from.</summary>
    public (float[] Parameters, int Epoch) Run(float[] training, float[] validation, TaggedExamples validationRows, TrainingWatch watch)
    {
        var best = (float[])_parameters.Clone();
        var (bestEpoch, bestLoss) = (0, double.PositiveInfinity);
        var order = Enumerable.Range(0, _training.Count).ToArray();
        for (var epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            _random.Shuffle(order);
            var rate = _options.LearningRate * (1 + Math.Cos(Math.PI * (epoch - 1) / _options.Epochs)) / 2;
            var loss = Epoch(training, order, rate, watch.Cancellation);
            var judged = Judge(validation, validationRows);
            // Without validation rows the last epoch is the best one.
            if (validationRows.Count == 0 || judged < bestLoss)
            {
                (bestEpoch, bestLoss) = (epoch, judged);
                _parameters.CopyTo(best, 0);
            }

            watch.Report(epoch, _options.Epochs, loss, judged, double.NaN);
        }

        return (best, bestEpoch);
    }

    private double Epoch(float[] matrix, ReadOnlySpan<int> order, double rate, CancellationToken cancellation)
    {
        var (loss, stride, width) = (0.0, Shape.InputStride(0), Shape.Stride(Shape.LayerCount - 1));
        for (var start = 0; start < order.Length; start += _options.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = order[start..Math.Min(start + _options.BatchSize, order.Length)];
            for (var i = 0; i < rows.Length; i++)
                matrix.AsSpan(rows[i] * stride, stride).CopyTo(_pass.Input[(i * stride)..]);
            _pass.Forward(_parameters, rows.Length, _random);
            for (var i = 0; i < rows.Length; i++)
            {
                var probabilities = _pass.Probabilities.Slice(i * width, width);
                loss += Output.Loss(probabilities, _training, rows[i]);
                Output.Delta(probabilities, _training, rows[i], 1.0 / rows.Length, _pass.OutputDelta.Slice(i * width, width));
            }

            _pass.Backward(_parameters, rows.Length, droppedOut: true, _gradient);
            _adam.Step(_parameters, _gradient, rate);
            Decay(rate * _options.WeightDecay);
        }

        return loss / order.Length;
    }

    private double Judge(float[] matrix, TaggedExamples rows)
    {
        var (loss, stride, width) = (0.0, Shape.InputStride(0), Shape.Stride(Shape.LayerCount - 1));
        for (var start = 0; start < rows.Count; start += _options.BatchSize)
        {
            var count = Math.Min(_options.BatchSize, rows.Count - start);
            matrix.AsSpan(start * stride, count * stride).CopyTo(_pass.Input);
            _pass.Forward(_parameters, count, random: null);
            for (var i = 0; i < count; i++)
                loss += Output.Loss(_pass.Probabilities.Slice(i * width, width), rows, start + i);
        }

        return loss / rows.Count;
    }

    private void Decay(double share)
    {
        var kept = new Vector<float>((float)(1 - share));
        for (var i = 0; i < _parameters.Length; i += Vector<float>.Count)
            (new Vector<float>(_parameters, i) * kept).CopyTo(_parameters, i);
    }
}
