using System.Numerics;

namespace GenreFunctions.Learning.Logistic;

/// <summary>
/// The mean cross-entropy of a softmax over linear scores, plus decay / 2 times the squared weights (biases go free), as a function of the weights: lines of
/// <see cref="LineLength"/> numbers, one line a column and a last one of biases; in a line one number a label, then padding that stays 0.
/// </summary>
internal sealed class SoftmaxLoss : IDifferentiable
{
    private readonly double[] _rows;
    private readonly int _columns;
    private readonly int[] _labels;
    private readonly int _labelCount;
    private readonly double _decay;
    private readonly double[] _scores;

    /// <summary>Takes the rows.</summary>
    /// <param name="matrix">Prepared rows.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="columns">Numbers of a row that count.</param>
    /// <param name="labels">The label of each row, below <paramref name="labelCount"/>.</param>
    /// <param name="labelCount">How many labels there are.</param>
    /// <param name="decay">What the squared weights cost.</param>
    public SoftmaxLoss(ReadOnlySpan<float> matrix, int stride, int columns, int[] labels, int labelCount, double decay)
    {
        (_columns, _labels, _labelCount, _decay) = (columns, labels, labelCount, decay);
        _rows = new double[labels.Length * columns];
        for (var row = 0; row < labels.Length; row++)
        {
            for (var column = 0; column < columns; column++)
                _rows[row * columns + column] = matrix[row * stride + column];
        }

        LineLength = (labelCount + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;
        _scores = new double[LineLength];
    }

    /// <summary>Numbers of a line of weights.</summary>
    public int LineLength { get; }

    /// <inheritdoc/>
    public int Size => (_columns + 1) * LineLength;

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        gradient.Clear();
        var loss = 0.0;
        for (var row = 0; row < _labels.Length; row++)
        {
            var numbers = _rows.AsSpan(row * _columns, _columns);
            Score(numbers, point);
            loss += ToExcess(_labels[row]);
            Spread(numbers, gradient);
        }

        var squared = 0.0;
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] /= _labels.Length;
            if (i >= _columns * LineLength)
                continue;
            squared += point[i] * point[i];
            gradient[i] += _decay * point[i];
        }

        return loss / _labels.Length + _decay / 2 * squared;
    }

    private void Score(ReadOnlySpan<double> numbers, ReadOnlySpan<double> weights)
    {
        for (var label = 0; label < LineLength; label += Vector<double>.Count)
        {
            var sum = new Vector<double>(weights[(_columns * LineLength + label)..]);
            for (var column = 0; column < numbers.Length; column++)
                sum = Vector.FusedMultiplyAdd(new Vector<double>(numbers[column]), new Vector<double>(weights[(column * LineLength + label)..]), sum);
            sum.CopyTo(_scores, label);
        }
    }

    /// <summary>Scores become by how much each probability is above what is right, and the row's loss.</summary>
    private double ToExcess(int right)
    {
        var scores = _scores.AsSpan(0, _labelCount);
        var (maximum, sum, rightScore) = (double.NegativeInfinity, 0.0, scores[right]);
        foreach (var score in scores)
            maximum = Math.Max(maximum, score);
        for (var i = 0; i < scores.Length; i++)
            sum += scores[i] = Math.Exp(scores[i] - maximum);
        for (var i = 0; i < scores.Length; i++)
            scores[i] /= sum;
        scores[right] -= 1;
        _scores.AsSpan(_labelCount).Clear();
        return Math.Log(sum) + maximum - rightScore;
    }

    private void Spread(ReadOnlySpan<double> numbers, Span<double> gradient)
    {
        for (var label = 0; label < LineLength; label += Vector<double>.Count)
        {
            var excess = new Vector<double>(_scores, label);
            for (var column = 0; column < numbers.Length; column++)
            {
                var line = gradient[(column * LineLength + label)..];
                Vector.FusedMultiplyAdd(new Vector<double>(numbers[column]), excess, new Vector<double>(line)).CopyTo(line);
            }

            var bias = gradient[(_columns * LineLength + label)..];
            (new Vector<double>(bias) + excess).CopyTo(bias);
        }
    }
}
