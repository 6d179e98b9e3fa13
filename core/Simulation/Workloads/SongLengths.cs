using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Simulation.Workloads;

/// <summary>Durations of songs: log-normal around a mean, in whole seconds, cut off where the service cuts off.</summary>
internal sealed class SongLengths
{
    /// <summary>One segment.</summary>
    public const int ShortestSeconds = 3;

    /// <summary>What the service reads at most unless it is told otherwise: six hours.</summary>
    public const int LongestSeconds = 6 * 3600;

    private readonly RandomSource _random;
    private readonly double _mu;
    private readonly double _sigma;

    /// <summary>The median lies below the mean by half the variance, so that the mean is what was asked for.</summary>
    public SongLengths(double meanSeconds, double spread, RandomSource random) =>
        (_mu, _sigma, _random) = (Math.Log(meanSeconds) - (spread * spread / 2), spread, random);

    /// <summary>The next song's.</summary>
    public int Next()
    {
        // Box and Muller, 1958; of the two numbers that they give, one.
        var normal = _sigma == 0 ? 0 : Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
        return (int)Math.Clamp(Math.Round(Math.Exp(_mu + (_sigma * normal))), ShortestSeconds, LongestSeconds);
    }
}
