using System.Text.Json.Serialization;

namespace GenreFunctions.Costs.Rollups;

/// <summary>
/// How costs are distributed, in buckets that grow by a constant factor: quantiles are off by <see cref="RelativeError"/> at most, histograms of parts add up
/// to that of the whole, and their size does not grow with the songs. Source: Masson, Rim and Lee, "DDSketch" (VLDB 2019). Immutable; equal when the counts are.
/// </summary>
/// <param name="Zeros">Costs of nought.</param>
/// <param name="Buckets">Counts of the others, by bucket: bucket i holds costs above Growth^(i-1) up to Growth^i, where Growth is (1 + e) / (1 - e) and e the relative error.</param>
public sealed record CostHistogram(long Zeros, IReadOnlyDictionary<int, long> Buckets)
{
    /// <summary>How far a quantile may be from the true one, relatively: 1 %, which is finer than any price list is certain.</summary>
    public const double RelativeError = 0.01;

    private const double Growth = (1 + RelativeError) / (1 - RelativeError);

    private static readonly double LogGrowth = Math.Log(Growth);

    /// <summary>No costs.</summary>
    public static CostHistogram Empty { get; } = new(0, new Dictionary<int, long>());

    /// <summary>All costs that were counted.</summary>
    [JsonIgnore]
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
        var buckets = new SortedDictionary<int, long>();
        CountInto(buckets);
        other.CountInto(buckets);
        return new CostHistogram(Zeros + other.Zeros, buckets);
    }

    /// <summary>The smallest cost that at least this share of all costs does not exceed; <see langword="null"/> when there is no cost.</summary>
    /// <param name="share">0 to 1: 0.5 is the median.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is beyond 0 to 1.</exception>
    public decimal? Quantile(double share)
    {
        if (share is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, FormattableString.Invariant($"A share is between 0 and 1, not {share}."));
        var count = Count;
        if (count == 0)
            return null;

        // In decimals, as 0.07 x 100 is a little more than 7 in binary.
        var rank = Math.Max(1, (long)Math.Ceiling((decimal)share * count));
        var seen = Zeros;
        if (rank <= seen)
            return 0;
        foreach (var (bucket, inBucket) in Buckets.OrderBy(pair => pair.Key))
        {
            seen += inBucket;
            if (rank <= seen)
                return Middle(bucket);
        }

        throw new InvalidOperationException("The counts of a histogram do not add up.");
    }

    /// <inheritdoc/>
    public bool Equals(CostHistogram? other) => other is not null && Zeros == other.Zeros && Maps.AreEqual(Buckets, other.Buckets);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Zeros, Buckets.Count);

    internal void CountInto(SortedDictionary<int, long> buckets)
    {
        foreach (var (bucket, count) in Buckets)
            buckets[bucket] = buckets.GetValueOrDefault(bucket) + count;
    }

    private static int Bucket(double cost) => (int)Math.Ceiling(Math.Log(cost) / LogGrowth);

    // As far, relatively, from the bucket's lower end as from its upper. The last bucket reaches beyond what a decimal holds.
    private static decimal Middle(int bucket) => (decimal)Math.Min(2 * Math.Pow(Growth, bucket) / (1 + Growth), 7.9e28);
}
