using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Costs.Rollups;

namespace GenreFunctions.Tests.Costs;

/// <summary>What holds for every song on every plan of every size, against exact fractions.</summary>
public sealed class CostLawsTests
{
    private static readonly PriceBook Prices = PriceBook.Embedded.WithMachineHour(0.19m);

    private static readonly Dictionary<string, string> KeyOfMeter = ChargeKind.ByKey.Values.ToDictionary(kind => kind.SkuMeter, kind => kind.Key);

    /// <summary>
    /// A line is rounded once, at 15 decimals: by half of the last at most. Before that, a decimal's 28 digits round a quantity, its product with the price and
    /// the quotient, each by 5 x 10^-29 of its value at most; here no value reaches 10^9, so that all three are below 10^-18.
    /// </summary>
    private static readonly Rational MostOfALine = (Rational)0.000_000_000_000_000_5m + 0.000_000_000_000_000_001m;

    [Fact]
    public void AnySong_EveryLineIsTheBillingRule_AndTheLinesAreTheCost() =>
        ForAny(Songs, (plan, song) =>
        {
            var cost = plan.Costing.Of(song);
            var attempts = song.Executions.GroupBy(ran => ran.IsRetry)
                .SelectMany(ran => SlowBilling.Executions(plan.Name, plan.Sizes, [.. ran]).Select(use => (use.Key, Tag: ran.Key ? "retry" : "first", use.Value)));
            var expected = attempts.Concat(SlowBilling.Services(plan.Name, song).Select(use => (use.Key, Tag: "", use.Value)));
            return Agrees(cost, expected);
        });

    [Fact]
    public void AnyWaiting_EveryLineIsTheBillingRule() =>
        ForAny(Capacities, (plan, capacity) =>
            Agrees(plan.Costing.OfIdle(capacity), SlowBilling.Idle(plan.Name, plan.Sizes, capacity).Select(use => (use.Key, "", use.Value))));

    [Fact]
    public void AnySong_OneLongerExecution_NeverCostsLess() =>
        ForAny(from song in Songs where song.Executions.Count > 0 from index in Gen.Choose(0, 1000) from ticks in Times select (song, index, ticks), (plan, item) =>
        {
            var executions = item.song.Executions.ToArray();
            ref var ran = ref executions[item.index % executions.Length];
            ran = new Execution(ran.Function, ran.Wall + item.ticks, ran.Cpu + item.ticks, ran.Attempt);
            return plan.Costing.Of(item.song with { Executions = executions }).KnownCost >= plan.Costing.Of(item.song).KnownCost;
        });

    [Fact]
    public void AnySong_MoreOfAnyMeter_AddsWhatThatMeterCostsAlone() =>
        ForAny(from song in Songs from meter in Gen.Elements(MeterSetters) from used in Amounts select (song, meter, used), (plan, item) =>
        {
            // A meter has a line of its own, so it adds exactly what that says.
            var without = plan.Costing.Of(item.meter(item.song, default)).KnownCost;
            var alone = plan.Costing.Of(item.meter(CostSamples.Song(), item.used)).KnownCost;
            return plan.Costing.Of(item.meter(item.song, item.used)).KnownCost == without + alone && alone >= 0;
        });

    [Fact]
    public void AnySong_Retries_AddWhatTheyCostAlone_ToTheLastDigit() =>
        ForAny(from song in Songs from again in Executions.ListOf() select (song, again), (plan, item) =>
        {
            var first = item.song.Executions.Where(ran => !ran.IsRetry).ToArray();
            var retries = item.again.Select(ran => new Execution(ran.Function, ran.Wall, ran.Cpu, attempt: 2)).ToArray();
            var once = plan.Costing.Of(item.song with { Executions = first });
            var again = plan.Costing.Of(item.song with { Executions = [.. retries, .. first] });
            return once.RetryCost == 0
                && again.KnownCost == once.KnownCost + again.RetryCost
                && again.RetryCost == plan.Costing.Of(CostSamples.Song(retries)).KnownCost;
        });

    [Fact]
    public void AnySongs_SplitAndMergedInAnyOrder_HaveTheSameTotals() =>
        ForAny(from songs in Songs.ListOf() from order in Gen.Choose(0, int.MaxValue) select (songs, order), (plan, item) =>
        {
            var parts = item.songs.Select(song => CostTotals.Of(song, plan.Costing.Of(song))).ToList();
            var inOrder = parts.Aggregate(CostTotals.None, (sum, part) => sum.Plus(part));
            // Any two are merged, until one is left: every tree, every order.
            var random = new Random(item.order);
            parts.Add(CostTotals.None);
            while (parts.Count > 1)
            {
                var (one, other) = (Take(), Take());
                parts.Add(one.Plus(other));
            }

            return Same(inOrder, parts[0]) && inOrder.KnownCost == inOrder.Services.Values.Sum();

            CostTotals Take()
            {
                var index = random.Next(parts.Count);
                var part = parts[index];
                parts.RemoveAt(index);
                return part;
            }
        });

    [Theory]
    [MemberData(nameof(PlanNames))]
    public void MillionSongs_AddedUp_AreOffByTheirRoundingAtMost_AndTheSumByNothing(string name)
    {
        const int Songs = 1_000_000;
        const int Different = 500;
        var sizes = new PlanOptions { SideBySide = 3, Cores = 7, ContainerVcpus = 0.3m };
        var costing = new SongCosting(Prices, BillingPlans.Create(name, sizes));
        var random = new Random(20_261_121);
        var songs = Enumerable.Range(0, Different).Select(_ => AwkwardSong(random)).ToArray();
        var costs = songs.Select(song => costing.Of(song)).ToArray();
        var sum = 0m;
        for (var i = 0; i < Songs; i++)
            sum += costs[i % Different].KnownCost;

        var lines = Rational.Sum(costs.SelectMany(cost => cost.Lines).Select(line => (Rational)line.ListCost)) * (Songs / Different);
        var exact = Rational.Sum(songs.SelectMany(song => SlowBilling.Executions(name, sizes, song.Executions).Concat(SlowBilling.Services(name, song)))
            .Where(use => Find(use.Key) is not null).Select(use => Exact(use.Key, use.Value))) * (Songs / Different);
        Assert.Equal(lines, (Rational)sum);
        var lineCount = costs.Sum(cost => cost.Lines.Count) * (long)(Songs / Different);
        Assert.True(Rational.Distance(exact, sum) <= MostOfALine * lineCount, $"{sum} for {exact}");
        // Less than a hundred-millionth of a dollar, for a million songs.
        Assert.True(Rational.Distance(exact, sum) <= 0.000_000_01m, $"{sum} for {exact}");
    }

    public static TheoryData<string> PlanNames => [.. BillingPlans.Names];

    private static Func<SongMeters, Metered, SongMeters>[] MeterSetters { get; } =
    [
        (song, used) => song with { DurableActions = used },
        (song, used) => song with { StorageReads = used },
        (song, used) => song with { StorageWrites = used },
        (song, used) => song with { StagedGigabyteHours = used },
        (song, used) => song with { QueueOperations = used },
        (song, used) => song with { CosmosRequestUnits = used },
        (song, used) => song with { EventGridOperations = used },
        (song, used) => song with { TelemetryBytes = used },
    ];

    private static Gen<TimeSpan> Times { get; } = Gen.OneOf(
        Gen.Choose(0, 50_000_000).Select(ticks => TimeSpan.FromTicks(ticks)),
        // Around the steps of 100 ms, where rounding up begins.
        from steps in Gen.Choose(0, 30) from off in Gen.Choose(-1, 1) select TimeSpan.FromTicks(Math.Max(0, (steps * TimeSpan.TicksPerSecond / 10) + off)),
        Gen.Choose(0, 600_000).Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds)));

    private static Gen<Execution> Executions { get; } =
        from wall in Times from cpu in Times from attempt in Gen.Choose(1, 3) select new Execution("Any", wall, cpu, attempt);

    private static Gen<Metered> Amounts { get; } = Gen.Choose(0, 5_000_000).Select(number => Metered.Counted(number / 7m));

    private static Gen<SongMeters> Songs { get; } =
        from executions in Executions.ListOf()
        from amounts in Amounts.ArrayOf(8)
        select CostSamples.Song([.. executions]) with
        {
            DurableActions = amounts[0], StorageReads = amounts[1], StorageWrites = amounts[2], StagedGigabyteHours = amounts[3], QueueOperations = amounts[4],
            CosmosRequestUnits = amounts[5], EventGridOperations = amounts[6], TelemetryBytes = amounts[7],
        };

    private static Gen<CapacityMeters> Capacities { get; } =
        from period in Gen.Choose(0, 100_000)
        from busy in Gen.Choose(0, 200_000)
        from seen in Gen.Choose(-100_000, 300_000)
        from scaleDowns in Gen.Choose(0, 5)
        select new CapacityMeters(CostSamples.Start, CostSamples.Start.AddSeconds(period), busy / 3m, seen < 0 ? null : seen / 7m, scaleDowns);

    private static Gen<SizedPlan> Plans { get; } =
        from name in Gen.Elements(BillingPlans.Names.ToArray())
        from memory in Gen.Elements(512, 2048, 4096)
        from size in Gen.Elements("EP1", "EP2", "EP3")
        from eighths in Gen.Choose(1, 64)
        from sideBySide in Gen.Choose(1, 7)
        from minimum in Gen.Choose(0, 4)
        select new SizedPlan(name, new PlanOptions
        {
            FlexMemoryMb = memory, PremiumSize = size, ContainerVcpus = eighths / 8m, ContainerMemoryGib = eighths / 4m, SideBySide = sideBySide, Cores = sideBySide,
            MinimumInstances = minimum == 0 ? null : minimum,
        });

    private static void ForAny<T>(Gen<T> items, Func<SizedPlan, T, bool> holds) =>
        Prop.ForAll((from plan in Plans from item in items select (plan, item)).ToArbitrary(), pair => holds(pair.plan, pair.item))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static bool Agrees(CostRecord cost, IEnumerable<(string Key, string Tag, Rational Quantity)> expected)
    {
        var lines = cost.Lines.ToDictionary(line => (KeyOfMeter[line.SkuMeter], line.Tags.GetValueOrDefault(CostLine.AttemptTag, "")));
        var used = expected.Where(use => use.Quantity.CompareTo(0) > 0).ToArray();
        var priced = used.Where(use => Find(use.Key) is not null).ToArray();
        return priced.Length == lines.Count
            && priced.All(use => lines.TryGetValue((use.Key, use.Tag), out var line)
                && Rational.Distance(line.ConsumedQuantity, use.Quantity) <= 0.000_000_000_000_000_001m
                && Rational.Distance(line.ListCost, Exact(use.Key, use.Quantity)) <= MostOfALine)
            && Rational.Sum(cost.Lines.Select(line => (Rational)line.ListCost)) == cost.KnownCost
            && cost.IsComplete == (priced.Length == used.Length);
    }

    private static Price? Find(string key) => Prices.Find(ChargeKind.ByKey[key]);

    private static Rational Exact(string key, Rational quantity) => quantity * Find(key)!.UnitPrice / Find(key)!.UnitQuantity;

    private static bool Same(CostTotals one, CostTotals other) =>
        (one.Songs, one.IncompleteSongs, one.RetriedSongs, one.KnownCost, one.RetryCost, one.AudioSeconds, one.ComputeSeconds, one.Segments, one.Costs.Zeros)
            == (other.Songs, other.IncompleteSongs, other.RetriedSongs, other.KnownCost, other.RetryCost, other.AudioSeconds, other.ComputeSeconds, other.Segments, other.Costs.Zeros)
        && one.Services.OrderBy(pair => pair.Key).SequenceEqual(other.Services.OrderBy(pair => pair.Key))
        && one.Unpriced.OrderBy(pair => pair.Key).SequenceEqual(other.Unpriced.OrderBy(pair => pair.Key))
        && one.Costs.Buckets.OrderBy(pair => pair.Key).SequenceEqual(other.Costs.Buckets.OrderBy(pair => pair.Key));

    /// <summary>A song of which no line comes to a round figure.</summary>
    private static SongMeters AwkwardSong(Random random) =>
        CostSamples.Song([.. Enumerable.Range(0, 5).Select(_ => new Execution("Any", TimeSpan.FromTicks(random.Next(1, 50_000_000)), TimeSpan.FromTicks(random.Next(1, 50_000_000))))]) with
        {
            CosmosRequestUnits = Metered.Counted(random.Next(1, 1_000_000) / 7m), TelemetryBytes = Metered.Counted(random.Next(1, 1_000_000)),
            StagedGigabyteHours = Metered.Counted(random.Next(1, 1_000_000) / 11_000m), DurableActions = Metered.Counted(7),
        };

    private sealed record SizedPlan(string Name, PlanOptions Sizes)
    {
        public SongCosting Costing { get; } = new(Prices, BillingPlans.Create(Name, Sizes));
    }
}
