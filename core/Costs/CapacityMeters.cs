namespace GenreFunctions.Costs;

/// <summary>What instances did over a stretch of time, for the cost that belongs to no song.</summary>
public sealed record CapacityMeters
{
    /// <summary>Says what is known of the instances.</summary>
    /// <param name="start">Where the stretch begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="busySeconds">Instance time that was charged to songs; the sum of <see cref="Plans.BillingPlan.InstanceSeconds(ExecutionTotals)"/>.</param>
    /// <param name="runningSeconds">Instance time that was observed, cooldowns included; <see langword="null"/> where nobody looked and the plan derives it.</param>
    /// <param name="scaleDowns">How often the last instance went away; each time a cooldown is billed before.</param>
    /// <param name="waitedSeconds">Instance time between songs that followed each other within a cooldown: nothing went away, and nothing was done.</param>
    /// <exception cref="ArgumentOutOfRangeException">The end lies before the beginning, or a number is negative.</exception>
    public CapacityMeters(DateTimeOffset start, DateTimeOffset end, decimal busySeconds, decimal? runningSeconds = null, int scaleDowns = 0, decimal waitedSeconds = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, start);
        ArgumentOutOfRangeException.ThrowIfNegative(busySeconds);
        ArgumentOutOfRangeException.ThrowIfNegative(runningSeconds ?? 0, nameof(runningSeconds));
        ArgumentOutOfRangeException.ThrowIfNegative(scaleDowns);
        ArgumentOutOfRangeException.ThrowIfNegative(waitedSeconds);
        (Start, End, BusySeconds, RunningSeconds, ScaleDowns, WaitedSeconds) = (start, end, busySeconds, runningSeconds, scaleDowns, waitedSeconds);
    }

    /// <summary>Where the stretch begins.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Where it ends.</summary>
    public DateTimeOffset End { get; }

    /// <summary>Instance time that was charged to songs.</summary>
    public decimal BusySeconds { get; }

    /// <summary>Instance time that was observed, or <see langword="null"/>.</summary>
    public decimal? RunningSeconds { get; }

    /// <summary>How often the last instance went away.</summary>
    public int ScaleDowns { get; }

    /// <summary>Instance time between songs that followed each other within a cooldown.</summary>
    public decimal WaitedSeconds { get; }

    /// <summary>The stretch.</summary>
    public decimal PeriodSeconds => (End - Start).Ticks / (decimal)TimeSpan.TicksPerSecond;
}
