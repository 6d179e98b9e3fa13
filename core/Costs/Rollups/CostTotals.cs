namespace GenreFunctions.Costs.Rollups;

/// <summary>What a number of runs cost together. Totals of parts add up to those of the whole, exactly and in every order. Immutable.</summary>
public sealed record CostTotals
{
    /// <summary>Nothing.</summary>
    public static CostTotals None { get; } = new();

    /// <summary>Runs of songs.</summary>
    public long Songs { get; init; }

    /// <summary>Those of them whose cost is incomplete.</summary>
    public long IncompleteSongs { get; init; }

    /// <summary>Those of them that did anything twice.</summary>
    public long RetriedSongs { get; init; }

    /// <summary>Sum of all lines; what it comes to at least when some cost is incomplete.</summary>
    public decimal KnownCost { get; init; }

    /// <summary>The part of it that was spent on doing things again.</summary>
    public decimal RetryCost { get; init; }

    /// <summary>Audio that was read.</summary>
    public decimal AudioSeconds { get; init; }

    /// <summary>Processor time of all executions.</summary>
    public decimal ComputeSeconds { get; init; }

    /// <summary>Segments that were cut.</summary>
    public long Segments { get; init; }

    /// <summary>Cost by <see cref="CostLine.ServiceName"/>.</summary>
    public IReadOnlyDictionary<string, decimal> Services { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Songs by what of them has no price, as <see cref="UnpricedUse.Key"/>.</summary>
    public IReadOnlyDictionary<string, long> Unpriced { get; init; } = new Dictionary<string, long>();

    /// <summary>How the runs' known costs are distributed.</summary>
    public CostHistogram Costs { get; init; } = CostHistogram.Empty;

    /// <summary>The totals of one run.</summary>
    public static CostTotals Of(SongMeters song, CostRecord cost)
    {
        ArgumentNullException.ThrowIfNull(song);
        ArgumentNullException.ThrowIfNull(cost);
        return new CostTotals
        {
            Songs = 1,
            IncompleteSongs = cost.IsComplete ? 0 : 1,
            RetriedSongs = song.Executions.Any(execution => execution.IsRetry) ? 1 : 0,
            KnownCost = cost.KnownCost,
            RetryCost = cost.RetryCost,
            AudioSeconds = song.AudioSeconds.Quantity,
            ComputeSeconds = song.Executions.Sum(execution => execution.Cpu.Ticks / (decimal)TimeSpan.TicksPerSecond),
            Segments = song.Segments,
            Services = cost.Lines.GroupBy(line => line.ServiceName).ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.ListCost)),
            Unpriced = cost.Unpriced.Select(use => use.Key).Distinct().ToDictionary(key => key, _ => 1L),
            Costs = CostHistogram.Of(cost.KnownCost),
        };
    }

    /// <summary>Both together.</summary>
    public CostTotals Plus(CostTotals other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new CostTotals
        {
            Songs = Songs + other.Songs,
            IncompleteSongs = IncompleteSongs + other.IncompleteSongs,
            RetriedSongs = RetriedSongs + other.RetriedSongs,
            KnownCost = KnownCost + other.KnownCost,
            RetryCost = RetryCost + other.RetryCost,
            AudioSeconds = AudioSeconds + other.AudioSeconds,
            ComputeSeconds = ComputeSeconds + other.ComputeSeconds,
            Segments = Segments + other.Segments,
            Services = Sum(Services, other.Services),
            Unpriced = Sum(Unpriced, other.Unpriced),
            Costs = Costs.Plus(other.Costs),
        };
    }

    private static Dictionary<string, T> Sum<T>(IReadOnlyDictionary<string, T> one, IReadOnlyDictionary<string, T> other)
        where T : struct, System.Numerics.INumber<T> =>
        one.Concat(other).GroupBy(pair => pair.Key).ToDictionary(pairs => pairs.Key, pairs => pairs.Aggregate(T.Zero, (sum, pair) => sum + pair.Value));
}
