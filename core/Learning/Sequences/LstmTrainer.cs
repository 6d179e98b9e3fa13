using System.Numerics;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Models;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Learning.Sequences;

/// <summary>
/// Trains on pieces of songs, dealt anew in every epoch: Adam over shuffled batches, gradients shortened where they are too long; the weights of the epoch that did
/// best on the validation part are kept. One training runs on one thread, so its bytes depend on the seed only.
/// </summary>
internal sealed class LstmTrainer
{
    private readonly LstmOptions _options;
    private readonly int _inputStride;
    private readonly int _labelStride;
    private readonly int _labelCount;
    private readonly SequenceRows _training;
    private readonly SequenceRows _validation;
    private readonly SequenceNetwork _network;
    private readonly RandomSource _random;
    private readonly float[] _parameters;
    private readonly float[] _gradient;
    private readonly Adam _adam;

    /// <summary>Makes room; rows are prepared and padded.</summary>
    public LstmTrainer(LstmOptions options, int columns, int labelCount, SequenceRows training, SequenceRows validation, long seed)
    {
        (_options, _labelCount, _training, _validation) = (options, labelCount, training, validation);
        (_inputStride, _labelStride) = (MatrixProduct.Padded(columns), MatrixProduct.Padded(labelCount));
        var mostRows = Math.Max(training.MostRows(options.BatchSize), validation.MostRows(options.BatchSize));
        _network = new SequenceNetwork(options, columns, labelCount, mostRows, options.BatchSize);
        _random = new RandomSource(seed);
        _parameters = _network.Initialise(_random);
        _gradient = new float[_parameters.Length];
        _adam = new Adam(_parameters.Length);
    }

    /// <summary>Runs the epochs; gives the weights that were kept and the epoch they are from.</summary>
    public (float[] Parameters, int Epoch) Run(TrainingWatch watch)
    {
        var best = (float[])_parameters.Clone();
        var (bestEpoch, bestLoss, bestAccuracy) = (0, double.PositiveInfinity, -1.0);
        for (var epoch = 1; epoch <= _options.Epochs && epoch - bestEpoch <= _options.Patience; epoch++)
        {
            var trainingLoss = Epoch(Rate(epoch), watch.Cancellation);
            var (loss, accuracy) = Judge();
            // Without a validation part the last epoch is the best one.
            if (_validation.Songs.Length == 0 || accuracy > bestAccuracy || (accuracy == bestAccuracy && loss < bestLoss))
            {
                (bestEpoch, bestLoss, bestAccuracy) = (epoch, loss, accuracy);
                _parameters.CopyTo(best, 0);
            }

            watch.Report(epoch, _options.Epochs, trainingLoss, loss, accuracy);
        }

        return (best, bestEpoch);
    }

    private double Rate(int epoch) =>
        _options.LearningRate * (_options.CosineDecay ? (1 + Math.Cos(Math.PI * (epoch - 1) / _options.Epochs)) / 2 : 1);

    private double Epoch(double rate, CancellationToken cancellation)
    {
        var loss = 0.0;
        var pieces = SongRows.Deal(_training.Songs, _options.MostPieces, _random);
        for (var start = 0; start < pieces.Count; start += _options.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = SequenceBatch.Of(pieces.GetRange(start, Math.Min(_options.BatchSize, pieces.Count - start)));
            var labels = _training.Gather(batch, _inputStride, _network.Input);
            _network.Forward(_parameters, batch.Starts, _random);
            loss += _network.Loss(labels);
            _network.Backward(_parameters, batch.Starts, labels, droppedOut: true, _gradient);
            Shorten(_gradient, _options.LongestGradient);
            _adam.Step(_parameters, _gradient, rate);
        }

        return loss / _training.Labels.Length;
    }

    private (double Loss, double Accuracy) Judge()
    {
        var (loss, right) = (0.0, 0);
        foreach (var songs in _validation.Songs.Chunk(_options.BatchSize))
        {
            var batch = SequenceBatch.Of(songs);
            var labels = _validation.Gather(batch, _inputStride, _network.Input);
            _network.Forward(_parameters, batch.Starts, random: null);
            loss += _network.Loss(labels);
            for (var row = 0; row < labels.Length; row++)
            {
                if (Ranking.IndexOfMaximum(_network.Probabilities.Slice(row * _labelStride, _labelCount)) == labels[row])
                    right++;
            }
        }

        return (loss / _validation.Labels.Length, (double)right / _validation.Labels.Length);
    }

    private static void Shorten(Span<float> gradient, double longest)
    {
        var squares = 0.0;
        for (var i = 0; i < gradient.Length; i += MatrixProduct.ColumnMultiple)
        {
            var sum = 0f;
            foreach (var value in gradient.Slice(i, MatrixProduct.ColumnMultiple))
                sum += value * value;
            squares += sum;
        }

        var length = Math.Sqrt(squares);
        if (length <= longest)
            return;
        var factor = new Vector<float>((float)(longest / length));
        for (var i = 0; i < gradient.Length; i += Vector<float>.Count)
            (new Vector<float>(gradient[i..]) * factor).CopyTo(gradient[i..]);
    }
}
