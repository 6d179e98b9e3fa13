namespace GenreFunctions.Simulation.Limits;

/// <summary>
/// So much a second, first come, first served; what was not used in the last <see cref="BurstSeconds"/> is still there. The virtual scheduling algorithm of
/// ITU-T I.371: one number says when the bucket would be even.
/// </summary>
internal sealed class TokenBucket
{
    /// <summary>Limits are by the second; whoever counts them counts seconds.</summary>
    public const double BurstSeconds = 1;

    private readonly double _rate;
    private double _evenAt = double.NegativeInfinity;

    /// <summary>A bucket that is full.</summary>
    /// <param name="ratePerSecond">Above 0; may be infinite.</param>
    public TokenBucket(double ratePerSecond) => _rate = ratePerSecond;

    /// <summary>Takes some; to be called in the order of time.</summary>
    /// <returns>Seconds from now until there is as much; 0 when there is.</returns>
    public double Take(double now, double amount)
    {
        _evenAt = Math.Max(now, _evenAt) + (amount / _rate);
        return Math.Max(0, _evenAt - BurstSeconds - now);
    }
}
