namespace GenreFunctions.Costs.Rollups;

/// <summary>
/// How costs are distributed, in buckets that grow by a constant factor: quantiles are off by <see cref="RelativeError"/> at most, histograms of parts add up
/// to that of the whole, and their size does not grow with the songs. Source: Masson, Rim and Lee, "DDSketch" (VLDB 2019). Immutable.
/// </summary>
/// <param name="Zeros">Costs of nought.</param>
/// <param name="Buckets">Counts of the others, by bucket: bucket i holds costs above Growth^(i-1) up to Growth^i.</param>
public sealed record CostHistogram(long Zeros, IReadOnlyDictionary<int, long> Buckets)
{
    /// <summary>How far a quantile may be from the true one, relatively: 1 %, which is finer than any price list is certain.</summary>
    public const double RelativeError = 0.01;

    private const double Growth = (1 + RelativeError) / (1 - RelativeError);

    private static readonly double LogGrowth = Math.Log(Growth);

    /// <summary>No costs.</summary>
    public static CostHistogram Empty { get; } = new(0, new Dictionary<int, long>());

    /// <summary>All costs that were counted.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long Count => Zeros + Buckets.Values.Sum();

    /// <summary>The histogram of one cost.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The cost is negative.</exception>
    public static CostHistogram Of(decimal cost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cost);
        return cost == 0 ? new CostHistogram(1, Empty.Buckets) : new CostHistogram(0, new Dictionary<int, long> { [Bucket((double)cost)] = 1 });
    }

    /// <summary>Both together.</summary>
    public CostHistogram Plus(CostHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var buckets = new Dictionary<int, long>(Buckets);
        foreach (var (bucket, count) in other.Buckets)
            buckets[bucket] = buckets.GetValueOrDefault(bucket) + count;
        return new CostHistogram(Zeros + other.Zeros, buckets);
    }

    /// <summary>The smallest cost that at least this share of all costs does not exceed; <see langword="null"/> when there is no cost.</summary>
    /// <param name="share">0 to 1: 0.5 is the median.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is beyond 0 to 1.</exception>
    public decimal? Quantile(double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        if (Count == 0)
            return null;
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        var seen = Zeros;
        if (rank <= seen)
            return 0;
        foreach (var (bucket, count) in Buckets.OrderBy(pair => pair.Key))
        {
            seen += count;
            if (rank <= seen)
                return (decimal)Middle(bucket);
        }

        throw new InvalidOperationException("The counts of a histogram do not add up.");
    }

    private static int Bucket(double cost) => (int)Math.Ceiling(Math.Log(cost) / LogGrowth);

    // As far, relatively, from the bucket's lower end as from its upper.
    private static double Middle(int bucket) => 2 * Math.Pow(Growth, bucket) / (1 + Growth);
}
