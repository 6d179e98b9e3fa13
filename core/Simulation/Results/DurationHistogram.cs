namespace GenreFunctions.Simulation.Results;

/// <summary>
/// Times of any number, in memory that does not grow with it: buckets whose bounds grow by <see cref="Precision"/>, so that a quantile is off by half of that.
/// Sum, least and most are exact.
/// </summary>
internal sealed class DurationHistogram
{
    /// <summary>Half a percent: below what any of the figures behind the times is known to.</summary>
    public const double Precision = 0.005;

    /// <summary>Shorter times are 0 as far as quantiles go.</summary>
    private const double ShortestSeconds = 1e-4;

    private static readonly double LogStep = Math.Log(1 + Precision);

    private readonly List<long> _counts = [0];

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Their sum.</summary>
    public double Sum { get; private set; }

    /// <summary>The longest; 0 without any.</summary>
    public double Longest { get; private set; }

    /// <summary>Their mean; 0 without any.</summary>
    public double Mean => Count == 0 ? 0 : Sum / Count;

    /// <summary>Adds a time.</summary>
    public void Add(double seconds)
    {
        var bucket = seconds < ShortestSeconds ? 0 : 1 + (int)(Math.Log(seconds / ShortestSeconds) / LogStep);
        while (_counts.Count <= bucket)
            _counts.Add(0);
        _counts[bucket]++;
        Count++;
        Sum += seconds;
        Longest = Math.Max(Longest, seconds);
    }

    /// <summary>The time that so large a part of all does not exceed.</summary>
    public double Quantile(double part)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(part * Count));
        var seen = 0L;
        for (var bucket = 0; bucket < _counts.Count; bucket++)
        {
            seen += _counts[bucket];
            if (seen >= rank)
                return bucket == 0 ? 0 : Math.Min(Longest, ShortestSeconds * Math.Exp((bucket - 0.5) * LogStep));
        }

        return Longest;
    }
}
