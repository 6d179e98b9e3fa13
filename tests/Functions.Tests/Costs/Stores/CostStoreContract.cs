using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Costs.Rollups;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Tagging;

namespace GenreFunctions.Functions.Tests.Costs.Stores;

/// <summary>What every store of costs does. The classes that inherit this say which store; the tests are here only.</summary>
public abstract class CostStoreContract
{
    private static readonly CostRange TwoDays = new(Runs.Day, Runs.Day.AddDays(2));
    private static readonly CostRange Always = new(DateOnly.MinValue, DateOnly.MaxValue);

    private static CancellationToken None => CancellationToken.None;

    /// <summary>A store with nothing in it that another test put there.</summary>
    private protected abstract Task<ICostStore> NewStoreAsync();

    /// <summary>How many runs the larger tests take: less where every request costs.</summary>
    private protected virtual int Scale => 1;

    [Fact]
    public async Task Any_NothingRecorded_IsEmpty()
    {
        var store = await NewStoreAsync();
        Assert.Empty(await store.FindAsync("song", None));
        Assert.Empty(await store.FindAsync("' OR 1=1 --", None));
        Assert.Empty(await store.ReadAsync(Always, None).ToListAsync());
        Assert.Empty(await store.ReadIdleAsync(Always, None));
        Assert.Empty(await store.DearestAsync(Always, 10, None));
        Assert.Empty(await store.RollupsAsync(Always, None));
        Assert.Null(await Upkeep(store).FirstEndAsync(None));
        await Upkeep(store).CheckAsync(None);
        await Upkeep(store).RollUpAsync(Runs.Day, publisher: null, None);
        await Upkeep(store).RollUpAsync(Runs.Day, "acme", None);
        Assert.Empty(await store.RollupsAsync(Always, None));
    }

    [Fact]
    public async Task Record_OneRun_ComesBackAsItWas()
    {
        var store = await NewStoreAsync();
        var run = Runs.Of(isRetried: true);
        var receipt = await store.RecordAsync(run, None);
        Assert.True(double.IsFinite(receipt.RequestUnits) && receipt.RequestUnits >= 0);
        foreach (var found in new[]
        {
            Assert.Single(await store.FindAsync("song", None)), Assert.Single(await store.ReadAsync(TwoDays, None).ToListAsync()), Assert.Single(await store.DearestAsync(TwoDays, 5, None)),
        })
        {
            AssertSame(run, found);
            Assert.True(run.Meters.End.EqualsExact(found.Meters.End));
        }
    }

    [Fact]
    public async Task Record_RunThatCameToNothing_ComesBackAsItWas()
    {
        var store = await NewStoreAsync();
        var run = Runs.Of(genre: null, outcome: null, ending: null);
        await store.RecordAsync(run, None);
        AssertSame(run, Assert.Single(await store.FindAsync("song", None)));
    }

    [Fact]
    public async Task Record_AnyDecimals_KeepsEveryDigit()
    {
        var store = await NewStoreAsync();
        var decimals =
            from low in ArbMap.Default.GeneratorFor<int>()
            from middle in ArbMap.Default.GeneratorFor<int>()
            from high in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, int.MaxValue))
            from scale in Gen.Choose(0, 28)
            select new decimal(low, middle, high, isNegative: false, (byte)scale);
        Prop.ForAll(decimals.ToArbitrary(), decimals.ToArbitrary(), (cost, quantity) =>
        {
            var run = Runs.Of();
            run = run with { Cost = run.Cost with { Lines = [run.Cost.Lines[0] with { ListCost = cost, PricingQuantity = quantity, ConsumedQuantity = 1 / 3m }] } };
            store.RecordAsync(run, None).GetAwaiter().GetResult();
            var line = Assert.Single(store.FindAsync("song", None).GetAwaiter().GetResult()).Cost.Lines[0];
            Assert.Equal(decimal.GetBits(cost), decimal.GetBits(line.ListCost));
            Assert.Equal(decimal.GetBits(quantity), decimal.GetBits(line.PricingQuantity));
            Assert.Equal(decimal.GetBits(1 / 3m), decimal.GetBits(line.ConsumedQuantity));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60 / Scale));
    }

    [Fact]
    public async Task Record_TheSameRunAgain_ReplacesIt()
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Runs.Of(genre: "jazz"), None);
        await store.RecordAsync(Runs.Of(genre: "blues", endedMinutes: 5), None);
        Assert.Equal("blues", Assert.Single(await store.FindAsync("song", None)).Genre);
        Assert.Equal("blues", Assert.Single(await store.ReadAsync(Always, None).ToListAsync()).Genre);
        Assert.Equal("blues", Assert.Single(await store.DearestAsync(Always, 9, None)).Genre);
    }

    [Fact]
    public async Task Record_TheSameRunAgainAfterMidnight_CountsOnce()
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Runs.Of(endedMinutes: 59), None);
        await Upkeep(store).RollUpAsync(Runs.Day, "acme", None);
        var again = Runs.Of(endedMinutes: 61);
        await store.RecordAsync(again, None);
        AssertSame(again, Assert.Single(await store.ReadAsync(Always, None).ToListAsync()));

        // The day that it was taken from has a rollup still, and that becomes an empty one.
        await Upkeep(store).RollUpAsync(Runs.Day, "acme", None);
        await Upkeep(store).RollUpAsync(Runs.Day.AddDays(1), publisher: null, None);
        var rollups = await store.RollupsAsync(Always, None);
        Assert.Equal([Runs.Day, Runs.Day.AddDays(1)], rollups.Select(rollup => rollup.Day));
        Assert.Empty(rollups[0].Cells);
        Assert.Equal(1, Assert.Single(rollups[1].Cells).Totals.Songs);
    }

    [Fact]
    public async Task Record_ManyAtOnce_LosesNone()
    {
        var store = await NewStoreAsync();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => store.RecordAsync(Runs.Of($"run{i}", endedMinutes: i), None))));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"run{i}"), (await store.ReadAsync(Always, None).ToListAsync()).Select(run => run.Meters.InstanceId));
    }

    [Fact]
    public async Task Find_SeveralRuns_LatestFirst()
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Runs.Of("b", endedMinutes: 70), None);
        await store.RecordAsync(Runs.Of("a", endedMinutes: 2), None);
        await store.RecordAsync(Runs.Of("c", endedMinutes: 30), None);
        await store.RecordAsync(Runs.Of("d", songId: "other"), None);
        Assert.Equal(["b", "c", "a"], (await store.FindAsync("song", None)).Select(run => run.Meters.InstanceId));
    }

    [Fact]
    public async Task Read_MoreThanAPage_GivesEveryRunInOrder()
    {
        var store = await NewStoreAsync();
        var count = 450 / Scale;

        // Several end at the very same time.
        await Task.WhenAll(Enumerable.Range(0, count).Select(i => store.RecordAsync(Runs.Of($"{i:D4}", endedMinutes: i * 7 % count / 50), None)));
        var expected = Enumerable.Range(0, count).OrderBy(i => i * 7 % count / 50).ThenBy(i => i).Select(i => $"{i:D4}");
        Assert.Equal(expected, (await store.ReadAsync(Always, None).ToListAsync()).Select(run => run.Meters.InstanceId));
    }

    [Fact]
    public async Task Read_AnyRange_GivesTheRunsOfThoseDaysAndThatPublisher()
    {
        var store = await NewStoreAsync();
        string[] publishers = ["acme", "Acme", "o'neil & söhne #1?/a", "日本"];
        var runs = Enumerable.Range(0, 24).Select(i => Runs.Of($"run{i:D2}", publisher: publishers[i % 4], endedMinutes: 480 * i)).ToList();
        foreach (var run in runs)
            await store.RecordAsync(run, None);
        var ranges =
            from first in Gen.Choose(-1, 9)
            from days in Gen.Choose(0, 9)
            from publisher in Gen.Elements([null, "nobody", .. publishers])
            select new CostRange(Runs.Day.AddDays(first), Runs.Day.AddDays(first + days), publisher);
        Prop.ForAll(ranges.ToArbitrary(), range =>
        {
            var expected = runs.Where(run => run.Day >= range.From && run.Day < range.To && (range.Publisher is null || run.Meters.Publisher == range.Publisher));
            Assert.Equal(expected.Select(run => run.Meters.InstanceId), store.ReadAsync(range, None).ToListAsync().GetAwaiter().GetResult().Select(run => run.Meters.InstanceId));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60 / Scale));
    }

    [Fact]
    public async Task ReadEnded_Hours_BeginInclusiveAndEndExclusive()
    {
        var store = await NewStoreAsync();
        foreach (var minutes in new[] { 0, 30, 60, 90 })
            await store.RecordAsync(Runs.Of($"run{minutes}", endedMinutes: minutes), None);
        var read = await Upkeep(store).ReadEndedAsync(Runs.Start.AddMinutes(30), Runs.Start.AddMinutes(90), None).ToListAsync();
        Assert.Equal(["run30", "run60"], read.Select(run => run.Meters.InstanceId));
    }

    [Fact]
    public async Task FirstEnd_SeveralRuns_IsTheEarliest()
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Runs.Of("b", endedMinutes: 70), None);
        await store.RecordAsync(Runs.Of("a", endedMinutes: 2), None);
        await store.RecordIdleAsync(Runs.Idle(InUtc(10)), None);
        Assert.Equal(Runs.Start.AddMinutes(2), await Upkeep(store).FirstEndAsync(None));
    }

    [Fact]
    public async Task Idle_SeveralStretches_ComeBackInOrderAndOnce()
    {
        var store = await NewStoreAsync();
        foreach (var hour in new[] { 47, 5, 24, 6 })
            await store.RecordIdleAsync(Runs.Idle(InUtc(hour)), None);
        await store.RecordIdleAsync(Runs.Idle(InUtc(6), "local"), None);
        await store.RecordIdleAsync(Runs.Idle(InUtc(5), busySeconds: 7), None);
        await store.RecordAsync(Runs.Of(), None);

        var found = await store.ReadIdleAsync(TwoDays, None);
        Assert.Equal([(5, "premium"), (6, "local"), (6, "premium"), (24, "premium"), (47, "premium")], found.Select(idle => ((int)(idle.Meters.Start - InUtc(0)).TotalHours, idle.Plan)));
        AssertSame(Runs.Idle(InUtc(5), busySeconds: 7), found[0]);
        Assert.Equal([24, 47], (await store.ReadIdleAsync(TwoDays with { From = Runs.Day.AddDays(1), Publisher = "nobody" }, None)).Select(idle => (int)(idle.Meters.Start - InUtc(0)).TotalHours));
        Assert.Equal(3, (await store.ReadIdleAsync(TwoDays with { To = Runs.Day.AddDays(1) }, None)).Count);
    }

    [Fact]
    public async Task Dearest_AnyCosts_AreTheFirstOfTheSortedOnes()
    {
        var store = await NewStoreAsync();

        // Texts that compare wrongly where they are not padded, and numbers that are one in binary.
        decimal[] costs = [0, 0.000_000_000_000_001m, 0.000_000_000_000_002m, 0.05m, 0.5m, 9, 10, 10.000_000_000_000_001m, 100.25m, 0.100m, 0.1m];
        for (var i = 0; i < costs.Length; i++)
            await store.RecordAsync(Runs.Of($"{i:D2}", publisher: i % 2 == 0 ? "acme" : "zenith", endedMinutes: 30 * i).At(costs[i]), None);
        foreach (var publisher in new[] { null, "acme" })
        {
            foreach (var to in new[] { 1, 2 })
            {
                var range = new CostRange(Runs.Day, Runs.Day.AddDays(to), publisher);
                var expected = Enumerable.Range(0, costs.Length)
                    .Where(i => (to == 2 || Runs.Start.AddMinutes(30 * i).UtcDateTime.Date == Runs.Start.UtcDateTime.Date) && (publisher is null || i % 2 == 0))
                    .OrderByDescending(i => costs[i]).ThenByDescending(i => i).Select(i => $"{i:D2}").ToList();
                foreach (var count in new[] { 0, 1, 3, 100 })
                    Assert.Equal(expected.Take(count), (await store.DearestAsync(range, count, None)).Select(run => run.Meters.InstanceId));
            }
        }
    }

    [Fact]
    public async Task Dearest_NegativeCount_Throws() => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await (await NewStoreAsync()).DearestAsync(Always, -1, None));

    [Fact]
    public async Task Rollups_OfSeveralDays_ComeBackByDayAndPublisher()
    {
        var store = await NewStoreAsync();
        foreach (var (day, publisher) in new[] { (1, "zenith"), (0, "zenith"), (1, "日本/#?"), (1, "acme"), (0, "acme") })
            await store.RecordAsync(Runs.Of($"{publisher}{day}", publisher: publisher, endedMinutes: 30 + (60 * day)), None);
        foreach (var day in new[] { 1, 0, 0 })
            await Upkeep(store).RollUpAsync(Runs.Day.AddDays(day), publisher: null, None);

        var found = await store.RollupsAsync(TwoDays, None);
        Assert.Equal([(0, "acme"), (0, "zenith"), (1, "acme"), (1, "zenith"), (1, "日本/#?")], found.Select(rollup => (rollup.Day.DayNumber - Runs.Day.DayNumber, rollup.Publisher)));
        Assert.Equal([Runs.Day, Runs.Day.AddDays(1)], (await store.RollupsAsync(TwoDays with { Publisher = "acme" }, None)).Select(rollup => rollup.Day));
        Assert.Equal(2, (await store.RollupsAsync(TwoDays with { To = Runs.Day.AddDays(1) }, None)).Count);
    }

    [Fact]
    public async Task RollUp_AnyRuns_IsTheSumOfTheDaysRecords()
    {
        var store = await NewStoreAsync();
        var round = 0;
        var runs =
            from publisher in Gen.Elements("acme", "zenith", "o'neil/#?")
            from instance in Gen.Choose(0, 5)
            from genre in Gen.Elements("jazz", "blues", null)
            from outcome in Gen.Elements(SongOutcome.Tagged, SongOutcome.Silent)
            from plan in Gen.Elements("flex", "local")
            from milliseconds in Gen.Choose(0, 100_000)
            from isRetried in Gen.Elements(true, false)
            select (publisher, instance, genre, outcome, plan, milliseconds, isRetried);
        Prop.ForAll(runs.NonEmptyListOf().ToArbitrary(), recorded =>
        {
            // Each list on a day of its own.
            var day = Runs.Day.AddDays(++round);
            var expected = new Dictionary<string, SongCost>();
            foreach (var (publisher, instance, genre, outcome, plan, milliseconds, isRetried) in recorded)
            {
                var id = $"{round}-{publisher.Length}-{instance}";
                var (start, end) = ((round * 1440) + 60, (round * 1440) + 61 + instance);
                var run = Runs.Of(id, publisher: publisher, startedMinutes: start, endedMinutes: end, genre: genre, outcome: outcome, plan: plan, milliseconds: milliseconds, isRetried: isRetried);
                expected[id] = run with { Meters = run.Meters with { Start = run.Meters.Start.AddHours(-2), End = run.Meters.End.AddHours(-2) } };
                store.RecordAsync(expected[id], None).GetAwaiter().GetResult();
            }

            Upkeep(store).RollUpAsync(day, publisher: null, None).GetAwaiter().GetResult();
            AssertRollups(expected.Values, store.RollupsAsync(new CostRange(day, day.AddDays(1)), None).GetAwaiter().GetResult());

            // Once more changes nothing, one by one neither.
            foreach (var publisher in new[] { null, "acme", "zenith" })
                Upkeep(store).RollUpAsync(day, publisher, None).GetAwaiter().GetResult();
            AssertRollups(expected.Values, store.RollupsAsync(new CostRange(day, day.AddDays(1)), None).GetAwaiter().GetResult());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30 / Scale).WithEndSize(15));
    }

    [Fact]
    public async Task RollUp_OtherPublishers_AreLeftAlone()
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Runs.Of("a", publisher: "acme"), None);
        await store.RecordAsync(Runs.Of("z", publisher: "zenith"), None);
        await Upkeep(store).RollUpAsync(Runs.Day, "acme", None);
        Assert.Equal("acme", Assert.Single(await store.RollupsAsync(Always, None)).Publisher);
    }

    [Fact]
    public async Task RollUp_WordsWithoutGenre_AreOutcomeThenEndingThenFailed()
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Runs.Of("a", genre: "unknown"), None);
        await store.RecordAsync(Runs.Of("b", genre: null, outcome: SongOutcome.TooShort), None);
        await store.RecordAsync(Runs.Of("c", genre: null, outcome: null, ending: SongEnding.Superseded), None);
        await store.RecordAsync(Runs.Of("d", genre: null, outcome: null, ending: null), None);
        await Upkeep(store).RollUpAsync(Runs.Day, "acme", None);
        Assert.Equal(["failed", "superseded", "tooShort", "unknown"], Assert.Single(await store.RollupsAsync(Always, None)).Cells.Select(cell => cell.Genre));
    }

    [Fact]
    public async Task RollUp_ManyAtOnceWhileRunsAreRecorded_LeavesNothingOut()
    {
        var store = await NewStoreAsync();
        const int count = 20;
        await Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(async () =>
        {
            await store.RecordAsync(Runs.Of($"run{i}", endedMinutes: i), None);
            await Upkeep(store).RollUpAsync(Runs.Day, i % 3 == 0 ? null : "acme", None);
        })));
        Assert.Equal(count, Assert.Single(await store.RollupsAsync(Always, None)).Cells.Sum(cell => cell.Totals.Songs));
    }

    [Fact]
    public async Task Any_Cancelled_Throws()
    {
        var store = await NewStoreAsync();
        var gone = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.RecordAsync(Runs.Of(), gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.RecordIdleAsync(Runs.Idle(InUtc(0)), gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.FindAsync("song", gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReadAsync(Always, gone).ToListAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReadIdleAsync(Always, gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.DearestAsync(Always, 1, gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.RollupsAsync(Always, gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Upkeep(store).RollUpAsync(Runs.Day, null, gone));
        Assert.Empty(await store.ReadAsync(Always, None).ToListAsync());
    }

    private protected static ICostUpkeep Upkeep(ICostStore store) => (ICostUpkeep)store;

    // The slow, obvious rollup: every figure from the runs themselves.
    private static void AssertRollups(IEnumerable<SongCost> runs, IReadOnlyList<CostRollup> rollups)
    {
        var publishers = runs.GroupBy(run => run.Meters.Publisher).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        Assert.Equal(publishers.Select(group => group.Key), rollups.Select(rollup => rollup.Publisher));
        foreach (var (group, rollup) in publishers.Zip(rollups))
        {
            var cells = group.GroupBy(run => (Genre: run.Genre ?? (run.Outcome == SongOutcome.Tagged ? "tagged" : "silent"), run.Plan)).OrderBy(cell => cell.Key.Genre, StringComparer.Ordinal).ThenBy(cell => cell.Key.Plan, StringComparer.Ordinal).ToList();
            Assert.Equal(cells.Select(cell => (cell.Key.Genre, cell.Key.Plan, "mlp@1")), rollup.Cells.Select(cell => (cell.Genre, cell.Plan, cell.ModelId)));
            foreach (var (expected, cell) in cells.Zip(rollup.Cells))
                Assert.Equal(expected.Select(run => CostTotals.Of(run.Meters, run.Cost)).Aggregate(CostTotals.None, (sum, one) => sum.Plus(one)), cell.Totals);
        }
    }

    private static DateTimeOffset InUtc(int hours) => new DateTimeOffset(Runs.Day, TimeOnly.MinValue, TimeSpan.Zero).AddHours(hours);

    private static void AssertSame<T>(T expected, T actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
}
