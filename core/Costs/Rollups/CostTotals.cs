using System.Collections.ObjectModel;

namespace GenreFunctions.Costs.Rollups;

/// <summary>What a number of runs cost together. Totals of parts add up to those of the whole, exactly and in every order. Immutable; equal when all figures are.</summary>
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

    /// <summary>Audio that was read, to <see cref="SongCosting.Decimals"/> decimals.</summary>
    public decimal AudioSeconds { get; init; }

    /// <summary>Processor time of all executions.</summary>
    public decimal ComputeSeconds { get; init; }

    /// <summary>Segments that were cut.</summary>
    public long Segments { get; init; }

    /// <summary>Cost by <see cref="CostLine.ServiceName"/>.</summary>
    public IReadOnlyDictionary<string, decimal> Services { get; init; } = ReadOnlyDictionary<string, decimal>.Empty;

    /// <summary>Songs by what of them has no price, as <see cref="UnpricedUse.Key"/>.</summary>
    public IReadOnlyDictionary<string, long> Unpriced { get; init; } = ReadOnlyDictionary<string, long>.Empty;

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
            // As fine as costs: with 28 digits a sum would depend on its order.
            AudioSeconds = Math.Round(song.AudioSeconds.Quantity, SongCosting.Decimals),
            ComputeSeconds = song.Executions.Sum(execution => execution.Cpu.Ticks / (decimal)TimeSpan.TicksPerSecond),
            Segments = song.Segments,
            Services = cost.Lines.GroupBy(line => line.ServiceName).ToDictionary(lines => lines.Key, lines => lines.Sum(line => line.ListCost)),
            Unpriced = cost.Unpriced.Select(use => use.Key).Distinct().ToDictionary(key => key, _ => 1L),
            Costs = CostHistogram.Of(cost.KnownCost),
        };
    }

    /// <summary>All of them together.</summary>
    public static CostTotals Sum(IEnumerable<CostTotals> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var tally = new CostTally();
        foreach (var part in parts)
            tally.Add(part);
        return tally.Total();
    }

    /// <summary>Both together.</summary>
    public CostTotals Plus(CostTotals other) => Sum([this, other]);

    /// <inheritdoc/>
    public bool Equals(CostTotals? other) =>
        other is not null && Scalars == other.Scalars && Maps.AreEqual(Services, other.Services) && Maps.AreEqual(Unpriced, other.Unpriced) && Costs == other.Costs;

    /// <inheritdoc/>
    public override int GetHashCode() => Scalars.GetHashCode();

    private (long Songs, long Incomplete, long Retried, decimal Cost, decimal Retry, decimal Audio, decimal Compute, long Segments) Scalars =>
        (Songs, IncompleteSongs, RetriedSongs, KnownCost, RetryCost, AudioSeconds, ComputeSeconds, Segments);
}
