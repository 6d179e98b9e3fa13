using GenreFunctions.Simulation.Limits;
using GenreFunctions.Simulation.Songs;

namespace GenreFunctions.Simulation.Engine;

/// <summary>What is shared: delays whoever takes too much of it, and remembers how much was taken and when.</summary>
internal sealed class SharedUse
{
    private readonly IReadOnlyList<SharedLimit> _limits;
    private readonly TokenBucket[] _buckets;
    private readonly double[] _used;
    private readonly double[] _longest;
    private readonly double[][] _bins;
    private readonly double _binSeconds;
    private readonly int[] _limitOf = new int[Enum.GetValues<Resource>().Length];

    /// <summary>Nothing has been taken.</summary>
    public SharedUse(IReadOnlyList<SharedLimit> limits, double binSeconds, int bins)
    {
        (_limits, _binSeconds) = (limits, binSeconds);
        _buckets = [.. limits.Select(limit => new TokenBucket(limit.RatePerSecond))];
        (_used, _longest) = (new double[limits.Count], new double[limits.Count]);
        _bins = [.. limits.Select(_ => new double[bins])];
        Array.Fill(_limitOf, -1);
        for (var i = 0; i < limits.Count; i++)
        {
            foreach (var resource in limits[i].Resources)
                _limitOf[(int)resource] = i;
        }
    }

    /// <summary>Takes some of one thing.</summary>
    /// <returns>Seconds until it is there.</returns>
    public double Take(Resource resource, double amount, double now, bool counts)
    {
        var limit = _limitOf[(int)resource];
        if (limit < 0)
            return 0;
        if (counts)
            _used[limit] += amount;
        if (now >= 0 && (int)(now / _binSeconds) is var bin && bin < _bins[limit].Length)
            _bins[limit][bin] += amount;
        var delay = _buckets[limit].Take(now, amount);
        _longest[limit] = Math.Max(_longest[limit], delay);
        return delay;
    }

    /// <summary>Takes several things at once.</summary>
    /// <returns>Seconds until all are there.</returns>
    public double Take(ResourceUse[] uses, double now, bool counts)
    {
        var delay = 0.0;
        foreach (var use in uses)
            delay = Math.Max(delay, Take(use.Resource, use.Amount, now, counts));
        return delay;
    }

    /// <summary>How much was taken, limit by limit.</summary>
    public IEnumerable<(SharedLimit Limit, double Used, double UsedInBusiestStretch, double LongestDelaySeconds)> Totals =>
        _limits.Select((limit, i) => (limit, _used[i], _bins[i].Max(), _longest[i]));
}
