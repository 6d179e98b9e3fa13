using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Tests.Costs;

public sealed class SongCostingTests
{
    private static readonly SongCosting Flex = new(PriceBook.Embedded, new FlexPlan());

    private static readonly SongMeters Services = CostSamples.Song() with
    {
        StorageReads = Metered.Counted(10),
        StorageWrites = Metered.Counted(1),
        QueueOperations = Metered.Counted(3),
        CosmosRequestUnits = Metered.Counted(30),
        EventGridOperations = Metered.Derived(2),
        TelemetryBytes = Metered.Derived(200_000),
        StagedGigabyteHours = DerivedMeters.GigabyteHours(5_000_000, TimeSpan.FromHours(146)),
    };

    [Fact]
    public void Services_CostTheirPrices_AsByHand()
    {
        var cost = Flex.Of(Services);

        Assert.Equal(0.000004m, cost.CostOf("Hot Read Operations"));
        Assert.Equal(0.000005m, cost.CostOf("Hot LRS Write Operations"));
        Assert.Equal(0.0000012m, cost.CostOf("LRS Class 1 and 2 Operations"));
        Assert.Equal(0.0000075m, cost.CostOf("1M RUs"));
        Assert.Equal(0.0000012m, cost.CostOf("Standard Operations"));
        Assert.Equal(0.00046m, cost.CostOf("Analytics Logs Data Ingestion"));
        // A fifth of a month: 0.005 x 0.2 x 0.0208.
        Assert.Equal(0.0000208m, cost.CostOf("Hot LRS Data Stored"));
        Assert.Equal(0.0004997m, cost.Cost);
    }

    [Theory]
    [InlineData(83, 167)] // One segment an activity: 80, and three others.
    [InlineData(11, 23)] // Ten segments an activity.
    [InlineData(0, 1)]
    public void DurableActions_AreOneAndTwoAnActivity(int activities, int actions)
    {
        Assert.Equal((actions, MeterBasis.Derived), (DerivedMeters.DurableActions(activities).Quantity, DerivedMeters.DurableActions(activities).Basis));
    }

    [Theory]
    [InlineData(1, 0, 3, 2)]
    [InlineData(3, 2, 9, 6)] // Two of them after a pause.
    public void Pauses_OfAnOrchestration_AreActionsAndExecutionsToo(int activities, int timers, int actions, int executions)
    {
        Assert.Equal((actions, executions), ((int)DerivedMeters.DurableActions(activities, timers).Quantity, DerivedMeters.OrchestratorExecutions(activities, timers)));
        Assert.Throws<ArgumentOutOfRangeException>(() => DerivedMeters.DurableActions(activities, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DerivedMeters.OrchestratorExecutions(-1));
    }

    [Fact]
    public void RecordingTheCost_IsALineOfItsOwn_AndWhatWasCountedStaysCounted()
    {
        var lines = Flex.Of(CostSamples.Song() with { CosmosRequestUnits = Metered.Counted(30), RecordingRequestUnits = Metered.Derived(15) }).Lines;

        Assert.Equal([(30m, MeterBasis.Counted, 0.0000075m), (15m, MeterBasis.Derived, 0.00000375m)], lines.Select(line => (line.ConsumedQuantity, line.MeterBasis, line.ListCost)));
    }

    [Theory]
    [InlineData(2, MeterBasis.Counted, 3, MeterBasis.Counted, MeterBasis.Counted)]
    [InlineData(2, MeterBasis.Counted, 3, MeterBasis.Derived, MeterBasis.Derived)]
    [InlineData(2, MeterBasis.Counted, 0, MeterBasis.Derived, MeterBasis.Counted)]
    [InlineData(0, MeterBasis.Derived, 3, MeterBasis.Counted, MeterBasis.Counted)]
    public void Sum_OfMeters_IsCountedWhenAllOfItIs(int first, MeterBasis firstBasis, int second, MeterBasis secondBasis, MeterBasis basis)
    {
        var sum = Of(first, firstBasis).Plus(Of(second, secondBasis));
        Assert.Equal((first + second, basis), (sum.Quantity, sum.Basis));

        static Metered Of(int quantity, MeterBasis basis) => basis == MeterBasis.Counted ? Metered.Counted(quantity) : Metered.Derived(quantity);
    }

    [Fact]
    public void AbsentPrice_MakesTheCostIncomplete_AndSaysWhich()
    {
        var cost = Flex.Of(Services with { DurableActions = DerivedMeters.DurableActions(11) });

        Assert.False(cost.IsComplete);
        Assert.Null(cost.Cost);
        Assert.Equal(0.0004997m, cost.KnownCost);
        var use = Assert.Single(cost.Unpriced);
        Assert.Equal(("durable.actions", "Functions", 23m, "Actions"), (use.Key, use.ServiceName, use.ConsumedQuantity, use.ConsumedUnit));
        Assert.NotEmpty(use.Reason);
        // What was not used needs no price.
        Assert.True(Flex.Of(Services).IsComplete);
    }

    [Fact]
    public void Retries_Cost_AndShow()
    {
        var once = Flex.Of(CostSamples.Song(CostSamples.Ran(1500)));
        var twice = Flex.Of(CostSamples.Song(CostSamples.Ran(1500), CostSamples.Ran(700, attempt: 2), CostSamples.Ran(1200, attempt: 3)));

        Assert.Equal(0m, once.RetryCost);
        // (1.0 + 1.2) s x 2 GB x 0.000026, and two executions.
        Assert.Equal(0.0001144m + 0.0000008m, twice.RetryCost);
        Assert.Equal(once.KnownCost + twice.RetryCost, twice.Cost);
        Assert.Equal(["first", "first", "retry", "retry"], twice.Lines.Select(line => line.Tags[CostLine.AttemptTag]));
    }

    [Fact]
    public void UnpricedRetries_AreOneUseWithTheFirstAttempt()
    {
        var cost = new SongCosting(PriceBook.Embedded, new LocalPlan()).Of(CostSamples.Song(CostSamples.Ran(1500), CostSamples.Ran(500, attempt: 2)));

        Assert.Equal(2m, Assert.Single(cost.Unpriced).ConsumedQuantity);
    }

    [Fact]
    public void Json_HasTheColumnsOfFocus_UnderWhateverPolicy()
    {
        var policies = new[] { JsonSerializerOptions.Default, new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase } };
        var line = Flex.Of(CostSamples.Song(CostSamples.Ran(1001))).Lines[0];
        Assert.All(policies, policy =>
        {
            var json = JsonSerializer.SerializeToElement(line, policy);
            Assert.Equal(
                "BillingCurrency ChargeCategory ChargePeriodEnd ChargePeriodStart ConsumedQuantity ConsumedUnit ListCost ListUnitPrice PricingQuantity PricingUnit RegionId "
                + "ServiceCategory ServiceName SkuMeter Tags x_Allocation x_CostBasis x_InstanceId x_MeterBasis x_PriceBookVersion x_Publisher x_Segments x_SongId",
                string.Join(' ', json.EnumerateObject().Select(column => column.Name).Order(StringComparer.Ordinal)));
            Assert.Equal("Usage", json.GetProperty("ChargeCategory").GetString());
            Assert.Equal("Direct", json.GetProperty("x_Allocation").GetString());
            Assert.Equal("ListEstimate", json.GetProperty("x_CostBasis").GetString());
            Assert.Equal("Counted", json.GetProperty("x_MeterBasis").GetString());
            Assert.Equal("eastus", json.GetProperty("RegionId").GetString());
            Assert.Equal(2.2m, json.GetProperty("ConsumedQuantity").GetDecimal());
            Assert.Equal(0.0000572m, json.GetProperty("ListCost").GetDecimal());
            // What was written comes back.
            Assert.Equal(line.ListCost, json.Deserialize<CostLine>(policy)!.ListCost);
        });
    }

    [Fact]
    public void Meters_SentAsJson_ComeBackWithTheSameCost()
    {
        var song = Services with { Executions = [CostSamples.Ran(1234.5), CostSamples.Ran(50, attempt: 2)], DurableActions = DerivedMeters.DurableActions(11) };
        var policies = new[] { JsonSerializerOptions.Default, JsonSerializerOptions.Web };
        Assert.All(policies, policy =>
        {
            var arrived = JsonSerializer.Deserialize<SongMeters>(JsonSerializer.Serialize(song, policy), policy)!;

            Assert.Equal(song.TelemetryBytes, arrived.TelemetryBytes);
            Assert.Equal(song.Executions, arrived.Executions);
            var cost = Flex.Of(song);
            var arrivedCost = JsonSerializer.Deserialize<CostRecord>(JsonSerializer.Serialize(Flex.Of(arrived), policy), policy)!;
            Assert.Equal((cost.KnownCost, cost.RetryCost, false), (arrivedCost.KnownCost, arrivedCost.RetryCost, arrivedCost.IsComplete));
            Assert.Equal(cost.Lines.Select(line => line.MeterBasis), arrivedCost.Lines.Select(line => line.MeterBasis));
            var idle = new CapacityMeters(CostSamples.Start, CostSamples.Start.AddDays(1), 7, scaleDowns: 2);
            Assert.Equal(idle, JsonSerializer.Deserialize<CapacityMeters>(JsonSerializer.Serialize(idle, policy), policy));
        });
    }

    [Fact]
    public void Meters_BelowNoughtOrBackwards_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Metered.Counted(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Metered.Derived(decimal.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => CostSamples.Ran(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => CostSamples.Ran(1, attempt: 0));
        Assert.Throws<ArgumentException>(() => Flex.Of(CostSamples.Song() with { End = CostSamples.Start.AddTicks(-1) }));
        Assert.Throws<ArgumentException>(() => Flex.Of(CostSamples.Song() with { Segments = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CapacityMeters(CostSamples.Start, CostSamples.Start.AddTicks(-1), 0));
    }

    [Fact]
    public void AnySong_ItsLinesAddUpToItsCost_ForwardsAndBackwards() =>
        ForAnySong((costing, song) =>
        {
            var cost = costing.Of(song);
            var (forwards, backwards) = (0m, 0m);
            for (var i = 0; i < cost.Lines.Count; i++)
            {
                forwards += cost.Lines[i].ListCost;
                backwards += cost.Lines[^(i + 1)].ListCost;
            }

            return forwards == cost.KnownCost && backwards == cost.KnownCost && cost.Lines.All(line => line.ListCost >= 0);
        });

    [Fact]
    public void AnySong_EveryLineIsQuantityTimesPrice() =>
        ForAnySong((costing, song) => costing.Of(song).Lines.All(line => Math.Abs(line.ListCost - (line.PricingQuantity * line.ListUnitPrice)) <= 1e-15m));

    [Fact]
    public void AnySong_MoreOfAnything_NeverCostsLess() =>
        ForAnySong((costing, song) =>
        {
            var cost = costing.Of(song).KnownCost;
            return More(song).All(more => costing.Of(more).KnownCost >= cost);
        });

    [Fact]
    public void AnySong_Incomplete_NeverBecomesCompleteByMore() =>
        ForAnySong((costing, song) => costing.Of(song).IsComplete || More(song).All(more => !costing.Of(more).IsComplete && costing.Of(more).Cost is null));

    [Fact]
    public void AnySong_CostsWhatItsExecutionsCostOneByOne() =>
        ForAnySong((costing, song) =>
        {
            // A line is rounded once, so as many roundings as there are executions and kinds can lie between.
            var together = costing.Of(song with { DurableActions = default }).KnownCost - costing.Of(song with { Executions = [], DurableActions = default }).KnownCost;
            var apart = song.Executions.Sum(execution => costing.Of(CostSamples.Song(execution)).KnownCost);
            return Math.Abs(together - apart) <= 1e-15m * 3 * (song.Executions.Count + 2);
        });

    [Fact]
    public void MillionSongs_AddedUp_HaveNotDrifted()
    {
        // A third of a second of an instance: its price has no end in decimals.
        var one = new SongCosting(PriceBook.Embedded, new PremiumPlan()).Of(CostSamples.Song(CostSamples.Ran(1000 / 3.0))).KnownCost;
        var sum = 0m;
        for (var i = 0; i < 1_000_000; i++)
            sum += one;

        Assert.Equal(one * 1_000_000, sum);
        Assert.InRange(sum, 0.21605m / 3600 * 333_333.3m * 0.999_999_9m, 0.21605m / 3600 * 333_333.3m * 1.000_000_1m);
    }

    private static IEnumerable<SongMeters> More(SongMeters song)
    {
        yield return song with { Executions = [.. song.Executions, CostSamples.Ran(0)] };
        yield return song with { Executions = [.. song.Executions.Select(ran => new Execution(ran.Function, ran.Wall * 1.5, ran.Cpu * 1.5, ran.Attempt))] };
        yield return song with { StorageReads = Plus(song.StorageReads) };
        yield return song with { StorageWrites = Plus(song.StorageWrites) };
        yield return song with { QueueOperations = Plus(song.QueueOperations) };
        yield return song with { CosmosRequestUnits = Plus(song.CosmosRequestUnits) };
        yield return song with { RecordingRequestUnits = Plus(song.RecordingRequestUnits) };
        yield return song with { EventGridOperations = Plus(song.EventGridOperations) };
        yield return song with { TelemetryBytes = Plus(song.TelemetryBytes) };
        yield return song with { StagedGigabyteHours = Plus(song.StagedGigabyteHours) };
        yield return song with { DurableActions = Plus(song.DurableActions) };
    }

    private static Metered Plus(Metered metered) => Metered.Counted(metered.Quantity + 0.37m);

    private static void ForAnySong(Func<SongCosting, SongMeters, bool> holds)
    {
        var prices = PriceBook.Embedded.WithMachineHour(0.19m);
        SongCosting[] costings =
        [
            .. BillingPlans.Names.Select(name => new SongCosting(prices, BillingPlans.Create(name, new PlanOptions { SideBySide = 3, Cores = 7 }))),
            new(PriceBook.Embedded, new LocalPlan()),
        ];
        var amount = Gen.Choose(0, 5_000_000).Select(number => Metered.Counted(number / 7m));
        var execution = from wall in Gen.Choose(0, 50_000_000)
                        from cpu in Gen.Choose(0, 50_000_000)
                        from attempt in Gen.Choose(1, 3)
                        select new Execution("Any", TimeSpan.FromTicks(wall), TimeSpan.FromTicks(cpu), attempt);
        var cases = from costing in Gen.Elements(costings)
                    from executions in execution.ListOf()
                    from reads in amount
                    from units in amount
                    from telemetry in amount
                    from stored in amount
                    from actions in Gen.Choose(0, 1)
                    select (costing, song: CostSamples.Song([.. executions]) with
                    {
                        StorageReads = reads, CosmosRequestUnits = units, TelemetryBytes = telemetry, StagedGigabyteHours = stored, DurableActions = Metered.Derived(actions),
                    });
        Prop.ForAll(cases.ToArbitrary(), item => holds(item.costing, item.song)).QuickCheckThrowOnFailure();
    }
}
