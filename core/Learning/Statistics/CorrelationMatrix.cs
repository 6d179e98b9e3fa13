namespace GenreFunctions.Learning.Statistics;

/// <summary>Pearson's correlations of columns that come row by row: co-moments by Welford's update, divided by the deviations at the end.</summary>
public sealed class CorrelationMatrix
{
    private readonly double[] _means;
    private readonly double[] _lefts;
    private readonly double[] _rights;
    private readonly double[] _sums;
    private readonly double[] _least;
    private readonly double[] _most;
    private long _count;

    internal CorrelationMatrix(int columns)
    {
        (_means, _lefts, _rights, _sums) = (new double[columns], new double[columns], new double[columns], new double[columns * columns]);
        (_least, _most) = ([.. Enumerable.Repeat(double.PositiveInfinity, columns)], [.. Enumerable.Repeat(double.NegativeInfinity, columns)]);
    }

    /// <summary>How many columns there are.</summary>
    public int Columns => _means.Length;

    /// <summary>The correlation of two columns, in [-1, 1]; <see langword="null"/> where one of them never varies.</summary>
    public double? this[int one, int other] =>
        !(_most[one] > _least[one] && _most[other] > _least[other]) ? null
        : one == other ? 1
        : Math.Clamp(Sum(one, other) / Math.Sqrt(Sum(one, one) * Sum(other, other)), -1, 1);

    /// <summary>The pairs of different columns with the largest correlations, either sign, the strongest first.</summary>
    public IReadOnlyList<CorrelatedPair> Strongest(int count) =>
    [
        .. (from one in Enumerable.Range(0, Columns)
            from other in Enumerable.Range(one + 1, Columns - one - 1)
            let correlation = this[one, other]
            where correlation is not null
            orderby Math.Abs(correlation.Value) descending
            select new CorrelatedPair(one, other, correlation.Value)).Take(count),
    ];

    internal void Add(ReadOnlySpan<double> row)
    {
        _count++;
        for (var i = 0; i < row.Length; i++)
        {
            _lefts[i] = row[i] - _means[i];
            _means[i] += _lefts[i] / _count;
            _rights[i] = row[i] - _means[i];
            (_least[i], _most[i]) = (Math.Min(_least[i], row[i]), Math.Max(_most[i], row[i]));
        }

        // The distance from the mean before times the distance from the mean after.
        for (var i = 0; i < row.Length; i++)
        {
            for (var j = i; j < row.Length; j++)
                _sums[i * row.Length + j] += _lefts[i] * _rights[j];
        }
    }

    private double Sum(int one, int other) => _sums[Math.Min(one, other) * Columns + Math.Max(one, other)];
}
