namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>
/// Scores of rows, and what softmax cross-entropy -ln p_y makes of them: p_k = exp(s_k) / sum_j exp(s_j), gradient p_k - [k = y], Hessian c p_k (1 - p_k).
/// </summary>
internal sealed class SoftmaxGradients
{
    /// <summary>Rows a step of the work done side by side. The sums are put together in the order of the steps.</summary>
    private const int RowsAtOnce = 1024;

    private readonly int[] _labels;
    private readonly double _hessianFactor;
    private readonly float[][] _scores;
    private readonly double[][] _probabilities;

    /// <summary>Starts all rows at the same scores.</summary>
    /// <param name="labels">Right label of each row.</param>
    /// <param name="baseScores">Score of each label.</param>
    /// <param name="hessianFactor">c: 1 is the Hessian's own diagonal; more of it makes for smaller, safer steps.</param>
    public SoftmaxGradients(int[] labels, ReadOnlySpan<float> baseScores, double hessianFactor)
    {
        _labels = labels;
        _hessianFactor = hessianFactor;
        _scores = new float[baseScores.Length][];
        _probabilities = new double[baseScores.Length][];
        for (var label = 0; label < baseScores.Length; label++)
        {
            _scores[label] = new float[labels.Length];
            _probabilities[label] = new double[labels.Length];
            Array.Fill(_scores[label], baseScores[label]);
        }
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _labels.Length;

    /// <summary>Every row's score of a label; whoever changes them calls <see cref="Update"/>.</summary>
    public Span<float> Scores(int label) => _scores[label];

    /// <summary>A row's gradient and Hessian for a label.</summary>
    public (double Gradient, double Hessian) Of(int row, int label)
    {
        var probability = _probabilities[label][row];
        return (probability - (_labels[row] == label ? 1 : 0), _hessianFactor * probability * (1 - probability));
    }

    /// <summary>How much a row matters to the next trees: the sum of |gradient x Hessian| over the labels.</summary>
    public double Importance(int row)
    {
        var sum = 0.0;
        for (var label = 0; label < _scores.Length; label++)
        {
            var (gradient, hessian) = Of(row, label);
            sum += Math.Abs(gradient * hessian);
        }

        return sum;
    }

    /// <summary>Turns the scores into probabilities.</summary>
    /// <returns>Mean cross-entropy in nats, and the share of rows whose likeliest label is right; NaN without rows.</returns>
    public (double Loss, double Accuracy) Update(ParallelOptions parallel)
    {
        var steps = (Count + RowsAtOnce - 1) / RowsAtOnce;
        var (losses, rights) = (new double[steps], new int[steps]);
        Parallel.For(0, steps, parallel, step =>
        {
            for (var row = step * RowsAtOnce; row < Math.Min(Count, (step + 1) * RowsAtOnce); row++)
            {
                var (loss, right) = UpdateRow(row);
                losses[step] += loss;
                rights[step] += right ? 1 : 0;
            }
        });
        return (losses.Sum() / Count, (double)rights.Sum() / Count);
    }

    private (double Loss, bool Right) UpdateRow(int row)
    {
        var best = 0;
        for (var label = 1; label < _scores.Length; label++)
        {
            if (_scores[label][row] > _scores[best][row])
                best = label;
        }

        double sum = 0, maximum = _scores[best][row];
        for (var label = 0; label < _scores.Length; label++)
            sum += _probabilities[label][row] = Math.Exp(_scores[label][row] - maximum);
        for (var label = 0; label < _scores.Length; label++)
            _probabilities[label][row] /= sum;
        return (maximum + Math.Log(sum) - _scores[_labels[row]][row], best == _labels[row]);
    }
}
