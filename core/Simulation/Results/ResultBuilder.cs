using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Simulation.Engine;
using GenreFunctions.Simulation.Hosting;
using GenreFunctions.Simulation.Songs;
using GenreFunctions.Simulation.Workloads;

namespace GenreFunctions.Simulation.Results;

/// <summary>Makes of what was remembered of a run what people ask for.</summary>
internal sealed class ResultBuilder(Workload workload, HostShape host, BillingPlan plan, PriceBook prices, SongWorkPlan songs, RunStatistics statistics)
{
    /// <summary>No song plays so long that tagging it takes more; whatever is under way later waits for others.</summary>
    private const double LongestDrainSeconds = 600;

    private readonly double _periodSeconds = Math.Max(workload.WindowSeconds, statistics.EndedAt);

    /// <summary>Everything.</summary>
    public SimulationResult Build(IReadOnlyList<Premise> premises)
    {
        var limits = Limits();
        return new SimulationResult
        {
            Plan = plan.Name,
            Songs = statistics.Arrived,
            Ended = statistics.Ended,
            SongsPerSecond = statistics.Arrived / _periodSeconds,
            PeriodSeconds = _periodSeconds,
            DrainSeconds = _periodSeconds - workload.WindowSeconds,
            KeepsUp = workload.Profile == ArrivalProfile.Batch || _periodSeconds - workload.WindowSeconds < LongestDrainSeconds,
            Latency = Durations.Of(statistics.Latency),
            Waiting = Durations.Of(statistics.Waiting),
            Working = Durations.Of(statistics.Working),
            MeanBacklog = statistics.Backlog.Area / _periodSeconds,
            MostBacklog = statistics.Backlog.Most,
            Instances = Instances(),
            ProcessorUtilization = statistics.Instances.Area > 0 ? statistics.CpuSeconds / (statistics.Instances.Area * host.Cores) : 0,
            ProcessorSecondsPerSong = PerSong(statistics.CpuSeconds),
            ExecutionsPerSong = PerSong(statistics.Executions.Count),
            Limits = limits,
            Course = [.. statistics.Instances.Means.Zip(statistics.Backlog.Peaks, (mean, most) => (mean, most)).Select((at, i) => new Stretch(i * statistics.StretchSeconds, at.mean, at.most))],
            Cost = Cost(),
            Premises = premises,
        };
    }

    private InstanceCounts Instances()
    {
        var instances = statistics.Instances;
        var capacity = statistics.Arrived == 0 ? 0 : host.SongsPerSecond(PerSong(statistics.CpuSeconds), PerSong(statistics.SlotSeconds));
        return new InstanceCounts(instances.Area / _periodSeconds, instances.Quantile(0.5), instances.Quantile(0.95), instances.Most, host.Maximum, instances.Area, capacity);
    }

    private IReadOnlyList<LimitUse> Limits() =>
    [
        .. statistics.Shared.Totals
            .Select(use => new LimitUse(
                use.Limit.Name,
                use.Limit.Unit,
                PerSong(use.Used),
                use.Limit.RatePerSecond,
                use.Used / (use.Limit.RatePerSecond * _periodSeconds),
                use.UsedInBusiestStretch / (use.Limit.RatePerSecond * statistics.StretchSeconds),
                use.Used > 0 ? use.Limit.RatePerSecond / PerSong(use.Used) : null,
                use.LongestDelaySeconds,
                use.Limit.Origin,
                use.Limit.Source))
            .OrderBy(use => use.SongsPerSecond ?? double.PositiveInfinity),
    ];

    private SimulatedCost Cost()
    {
        var start = new DateTimeOffset(prices.AsOf, TimeOnly.MinValue, TimeSpan.Zero);
        var end = start.AddSeconds(_periodSeconds);
        var costing = new SongCosting(prices, plan);
        var running = (decimal)statistics.Instances.Area;
        var executions = NoMoreThanRan(statistics.Executions, running);
        var ofSongs = costing.OfMany(songs.Meters(statistics.SongsByIndex, start, end), executions);
        var ofIdle = costing.OfIdle(new CapacityMeters(start, end, plan.InstanceSeconds(executions), running));
        return SimulatedCost.Of(ofSongs, ofIdle, statistics.Arrived, (decimal)workload.WindowsPerDay);
    }

    /// <summary>
    /// An instance that runs more side by side than it has activities (turns, announcements) would be charged to songs for longer than it ran; songs share what ran.
    /// </summary>
    private ExecutionTotals NoMoreThanRan(ExecutionTotals executions, decimal runningSeconds)
    {
        var busy = plan.InstanceSeconds(executions);
        return plan is InstancePlan and not LocalPlan && busy > runningSeconds && runningSeconds > 0
            ? executions with { Wall = TimeSpan.FromTicks((long)(executions.Wall.Ticks * (runningSeconds / busy))) }
            : executions;
    }

    private double PerSong(double total) => statistics.Arrived == 0 ? 0 : total / statistics.Arrived;
}
