using GenreFunctions.Functions.Results;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Costs.Idle;

/// <summary>Charges what instances cost that waited for songs: each full hour once, from the hour of the first run on. Thread-safe.</summary>
public sealed class IdleCharging(ICostStore store, CostRecorder recorder, ICostUpkeep upkeep, CostOptions options, TimeProvider time, ILogger<IdleCharging> logger)
{
    // The hour that is over, and those of a day in which the service was down or could not write.
    private const int HoursLookedAt = 25;

    /// <summary>Charges the hours that are over and have not been charged.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: the next time catches up.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var due = await DueAsync(now, cancellation);
        if (due.Count == 0)
            return;
        var instances = new InstanceHours(options.Plan);
        await foreach (var run in upkeep.ReadEndedAsync(due[0], now, cancellation))
            instances.Add(run.Meters);
        foreach (var hour in instances.Of(due, now))
            await recorder.RecordIdleAsync(new IdleCost(options.Plan.Name, hour, options.Costing.OfIdle(hour)), cancellation);
        logger.LogInformation("What waited for songs is charged for {Hours} h from {From:u}", due.Count, due[0]);
    }

    private async Task<List<DateTimeOffset>> DueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (await upkeep.FirstEndAsync(cancellation) is not { } first)
            return [];
        var thisHour = InstanceHours.HourOf(now);
        var days = new CostRange(DayOf(thisHour.AddHours(-HoursLookedAt)), DayOf(thisHour).AddDays(1));

        // By whatever plan: an hour is charged once, and the plan may have changed since.
        var charged = (await store.ReadIdleAsync(days, cancellation)).Select(idle => idle.Meters.Start).ToHashSet();
        return [.. Enumerable.Range(1, HoursLookedAt)
            .Select(hours => thisHour.AddHours(hours - HoursLookedAt - 1))
            .Where(hour => hour >= InstanceHours.HourOf(first) && !charged.Contains(hour))];
    }

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
