using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Costs.Idle;
using GenreFunctions.Functions.Costs.Sqlite;
using GenreFunctions.Functions.Tests.Costs.Stores;
using GenreFunctions.Functions.Tests.Metrics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.Costs.Idle;

public sealed class ChargeIdleTests : IDisposable
{
    // 23:00 in UTC, and a little; minutes below count from there.
    private static readonly DateTimeOffset Eleven = InstanceHours.HourOf(Runs.Start);
    private static readonly CostRange Always = new(DateOnly.MinValue, DateOnly.MaxValue);

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteCostStore _store;
    private WatchedMetrics? _measured;

    public ChargeIdleTests() => _store = new SqliteCostStore(Path.Combine(_folder.Path, "costs.db"));

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Run_NothingRecordedEver_ChargesNothing()
    {
        await ChargeAsync("premium", Eleven.AddMinutes(67));
        Assert.Empty(await _store.ReadIdleAsync(Always, None));
    }

    [Fact]
    public async Task Run_HourThatIsOver_ChargesWhatWasNotBusy()
    {
        await _store.RecordAsync(Runs.Of("a", endedMinutes: 10, milliseconds: 100_000), None);
        await _store.RecordAsync(Runs.Of("b", endedMinutes: 20, milliseconds: 60_000, isRetried: true), None);
        await ChargeAsync("premium", Eleven.AddMinutes(67));

        var idle = Assert.Single(await _store.ReadIdleAsync(Always, None));
        Assert.Equal("idle-premium-20261120T2300", idle.Id);
        Assert.Equal(100 + 60 + 0.7m + (2 * 0.12m), idle.Meters.BusySeconds);
        Assert.Equal(3600 - idle.Meters.BusySeconds, idle.Cost.Lines.Single(line => line.ConsumedUnit == "vCPU Seconds").ConsumedQuantity);
        Assert.All(idle.Cost.Lines, line => Assert.Equal(CostAllocation.SharedIdle, line.Allocation));
    }

    [Fact]
    public async Task Run_RunOverTheHour_CountsToTheHourOfItsEnd()
    {
        await _store.RecordAsync(Runs.Of("a", startedMinutes: 10, endedMinutes: 59, milliseconds: 1_000), None);
        await _store.RecordAsync(Runs.Of("b", startedMinutes: 50, endedMinutes: 61, milliseconds: 300_000), None);
        await ChargeAsync("premium", Eleven.AddMinutes(127));
        Assert.Equal([1.12m, 300.12m], (await _store.ReadIdleAsync(Always, None)).Select(idle => idle.Meters.BusySeconds));
    }

    [Fact]
    public async Task Run_EveryHour_ChargesEachOnceAndTheCurrentNever()
    {
        await _store.RecordAsync(Runs.Of(endedMinutes: 30), None);
        foreach (var minutes in new[] { 7, 67, 67, 127, 187 })
            await ChargeAsync("local", Eleven.AddMinutes(minutes));
        Assert.Equal([0, 1, 2], (await _store.ReadIdleAsync(Always, None)).Select(Hour));
    }

    [Fact]
    public async Task Run_HourChargedByAnotherPlan_IsNotChargedAgain()
    {
        await _store.RecordAsync(Runs.Of(endedMinutes: 30), None);
        await ChargeAsync("local", Eleven.AddMinutes(67));
        await ChargeAsync("premium", Eleven.AddMinutes(127));
        Assert.Equal([(0, "local"), (1, "premium")], (await _store.ReadIdleAsync(Always, None)).Select(idle => (Hour(idle), idle.Plan)));
    }

    [Fact]
    public async Task Run_AfterThreeDaysDown_CatchesUpOnADay()
    {
        await _store.RecordAsync(Runs.Of(endedMinutes: 30), None);
        await _store.RecordAsync(Runs.Of("late", endedMinutes: (60 * 60) + 30, milliseconds: 9_000), None);
        await _store.RecordIdleAsync(Runs.Idle(Eleven.AddHours(65), busySeconds: 1), None);
        await ChargeAsync("premium", Eleven.AddHours(72).AddMinutes(7));
        var charged = await _store.ReadIdleAsync(Always, None);
        Assert.Equal(Enumerable.Range(47, 25), charged.Select(Hour));
        Assert.Equal(9.12m, charged.Single(idle => Hour(idle) == 60).Meters.BusySeconds);

        // What was charged already is left as it was.
        Assert.Equal(1, charged.Single(idle => Hour(idle) == 65).Meters.BusySeconds);
        Assert.Equal(10.12m, charged.Sum(idle => idle.Meters.BusySeconds));
    }

    [Fact]
    public async Task Run_FlexWithoutReadyInstances_ChargesNothingAndRemembersIt()
    {
        await _store.RecordAsync(Runs.Of(endedMinutes: 30), None);
        await ChargeAsync("flex", Eleven.AddMinutes(67));
        var idle = Assert.Single(await _store.ReadIdleAsync(Always, None));
        Assert.Equal((0, true), (idle.Cost.KnownCost, idle.Cost.IsComplete));
    }

    [Fact]
    public async Task Run_Gpu_ChargesWaitsUpToTheCooldown()
    {
        // Ends at 2, again at 6 and 9; the next begins at 20, ends at 59, and one more begins at 61.
        foreach (var (start, end) in new[] { (1, 2), (5, 6), (5.5, 5.8), (8, 9), (20, 59), (61, 62) })
            await _store.RecordAsync(Runs.Of($"run{start}", startedMinutes: start, endedMinutes: end, milliseconds: 10_000), None);
        await ChargeAsync("container-apps-gpu-t4", Eleven.AddMinutes(127));

        var hours = await _store.ReadIdleAsync(Always, None);

        // Waits of 3, 2 and 2 minutes within the cooldown of five, and one beyond it; in the next hour it went for good.
        Assert.Equal([(1, (3 + 2 + 2) * 60m), (1, 0m)], hours.Select(idle => (idle.Meters.ScaleDowns, idle.Meters.WaitedSeconds)));
        Assert.Equal([(7 * 60m) + 300, 300m], hours.Select(idle => idle.Cost.Lines.Single(line => line.ConsumedUnit == "GPU Seconds").ConsumedQuantity));
    }

    [Fact]
    public async Task Run_HoursThatAreOver_AreMeasuredOnceEach()
    {
        await _store.RecordAsync(Runs.Of("a", endedMinutes: 10), None);
        await ChargeAsync("premium", Eleven.AddMinutes(127));
        Assert.Equal((await _store.ReadIdleAsync(Always, None)).Select(idle => (double)idle.Cost.KnownCost), _measured!.Of("genre.cost.idle"));

        await ChargeAsync("premium", Eleven.AddMinutes(128));
        Assert.Empty(_measured.Seen);
    }

    [Fact]
    public async Task Run_RollupsTheFeedMissed_AreThereAfterwards()
    {
        await _store.RecordAsync(Runs.Of("a", endedMinutes: 30), None);
        await _store.RecordAsync(Runs.Of("b", publisher: "zenith", startedMinutes: 60, endedMinutes: 61), None);
        await _store.RecordAsync(Runs.Of("old", startedMinutes: -2881, endedMinutes: -2880), None);
        await ChargeAsync("local", Eleven.AddMinutes(67));
        Assert.Equal([(Runs.Day, "acme"), (Runs.Day.AddDays(1), "zenith")], (await _store.RollupsAsync(Always, None)).Select(rollup => (rollup.Day, rollup.Publisher)));
    }

    public void Dispose()
    {
        _store.Dispose();
        _measured?.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static int Hour(IdleCost idle) => (int)(idle.Meters.Start - Eleven).TotalHours;

    private Task ChargeAsync(string plan, DateTimeOffset now)
    {
        var sizes = new PlanOptions();
        var time = new ManualTime(now);
        var options = new CostOptions(PriceBook.Embedded.WithMachineHour(0.2m), BillingPlans.Create(plan, sizes), sizes, MonthlyBudget: null);
        _measured = new WatchedMetrics(options);
        var idle = new IdleCharging(_store, new CostRecorder(_store, _measured.Metrics), _store, options, time, NullLogger<IdleCharging>.Instance);
        return new ChargeIdle(idle, _store, time).RunAsync(new TimerInfo(), None);
    }
}
