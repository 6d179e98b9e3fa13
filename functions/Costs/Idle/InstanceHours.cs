using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Functions.Costs.Idle;

/// <summary>
/// What instances did in each hour, by the runs that ended in it. A run counts to the hour of its end as it counts to the day of its end: its executions say how long they took and not when,
/// and it is known when it has ended. An hour is off by what straddles its two ends, and the sum of hours by nothing.
/// </summary>
internal sealed class InstanceHours(BillingPlan plan)
{
    private readonly Dictionary<DateTimeOffset, decimal> _busySeconds = [];
    private readonly List<(DateTimeOffset Start, DateTimeOffset End)> _runs = [];

    /// <summary>The hour that a time lies in, in UTC.</summary>
    public static DateTimeOffset HourOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    /// <summary>A run.</summary>
    public void Add(SongMeters run)
    {
        var hour = HourOf(run.End);
        _busySeconds[hour] = _busySeconds.GetValueOrDefault(hour) + plan.InstanceSeconds(run.Executions);
        _runs.Add((run.Start, run.End));
    }

    /// <summary>The meters of each hour, as far as is known now.</summary>
    public IEnumerable<CapacityMeters> Of(IEnumerable<DateTimeOffset> hours, DateTimeOffset now)
    {
        var waits = Waits(now).ToLookup(wait => HourOf(wait.Since));
        foreach (var hour in hours)
        {
            yield return new CapacityMeters(
                hour,
                hour.AddHours(1),
                _busySeconds.GetValueOrDefault(hour),
                runningSeconds: null,
                scaleDowns: waits[hour].Count(wait => wait.Seconds > plan.CooldownSeconds),
                waitedSeconds: waits[hour].Where(wait => wait.Seconds <= plan.CooldownSeconds).Sum(wait => wait.Seconds));
        }
    }

    /// <summary>
    /// When there was no run, and how long. A wait belongs to the hour in which it began, and the last one goes on until now. As if all runs were on one instance:
    /// more of them wait no less. Only plans that bill a cooldown ask.
    /// </summary>
    private IEnumerable<(DateTimeOffset Since, decimal Seconds)> Waits(DateTimeOffset now)
    {
        if (plan.CooldownSeconds == 0 || _runs.Count == 0)
            yield break;
        DateTimeOffset? busyUntil = null;
        foreach (var (start, end) in _runs.Order().Append((now, now)))
        {
            if (start > busyUntil)
                yield return (busyUntil.Value, (start - busyUntil.Value).Ticks / (decimal)TimeSpan.TicksPerSecond);
            if (busyUntil is null || end > busyUntil)
                busyUntil = end;
        }
    }
}
