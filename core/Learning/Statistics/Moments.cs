namespace GenreFunctions.Learning.Statistics;

/// <summary>
/// Mean and central moments of numbers that come one by one, without keeping them: Welford's update, carried on to the fourth moment (Pebay, "Formulas for robust,
/// one-pass parallel computation of covariances and arbitrary-order statistical moments", 2008). What is added to the sums stays small, so nothing cancels.
/// </summary>
internal sealed class Moments
{
    private double _second, _third, _fourth;

    /// <summary>How many there were.</summary>
    public long Count { get; private set; }

    /// <summary>Their mean; 0 of none.</summary>
    public double Mean { get; private set; }

    /// <summary>The least.</summary>
    public double Minimum { get; private set; } = double.PositiveInfinity;

    /// <summary>The greatest.</summary>
    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>Sum of the squared distances from the mean.</summary>
    public double SumOfSquares => _second;

    /// <summary>sum (x - mean)^3 / n / std^3, with the population's deviation; <see langword="null"/> where nothing varies.</summary>
    public double? Skewness => Varies ? Math.Sqrt(Count) * _third / Math.Pow(_second, 1.5) : null;

    /// <summary>sum (x - mean)^4 / n / std^4 - 3: 0 for the normal distribution; <see langword="null"/> where nothing varies.</summary>
    public double? ExcessKurtosis => Varies ? Count * _fourth / (_second * _second) - 3 : null;

    /// <summary>Whether there are two different numbers. The least and the greatest say so exactly, sums only nearly.</summary>
    public bool Varies => Maximum > Minimum;

    /// <summary>Takes one more.</summary>
    public void Add(double value)
    {
        var before = Count++;
        var delta = value - Mean;
        var step = delta / Count;
        var term = delta * step * before;
        Mean += step;
        _fourth += term * step * step * ((double)Count * Count - 3.0 * Count + 3) + 6 * step * step * _second - 4 * step * _third;
        _third += term * step * (Count - 2) - 3 * step * _second;
        _second += term;
        Minimum = Math.Min(Minimum, value);
        Maximum = Math.Max(Maximum, value);
    }
}
