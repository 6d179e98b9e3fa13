using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Tests.Costs;

/// <summary>Every plan's rule against sums done by hand, with the prices of the embedded book written out.</summary>
public sealed class BillingPlanTests
{
    private const string FlexTime = "Flex Consumption On Demand Execution Time";
    private const string FlexCount = "Flex Consumption On Demand Total Executions";

    private static readonly DateTimeOffset Start = CostSamples.Start;

    [Theory]
    [InlineData(0, 1000)]
    [InlineData(0.0001, 1000)]
    [InlineData(999, 1000)]
    [InlineData(1000, 1000)]
    [InlineData(1000.0001, 1100)]
    [InlineData(1001, 1100)]
    [InlineData(1100, 1100)]
    [InlineData(1101, 1200)]
    [InlineData(3_600_000, 3_600_000)]
    public void Flex_Execution_IsBilledFor1000Milliseconds_AndThenInStepsOf100(double milliseconds, long billed)
    {
        Assert.Equal(billed, FlexPlan.BilledMilliseconds(TimeSpan.FromTicks((long)Math.Round(milliseconds * TimeSpan.TicksPerMillisecond))));
    }

    [Theory]
    [InlineData(80, 50, 2048, "0.00416")] // One segment an activity: 80 x 1 s x 2 GB x 0.000026.
    [InlineData(8, 500, 2048, "0.000416")] // Ten segments an activity: 8 x 1 s x 2 GB x 0.000026.
    [InlineData(1, 1001, 512, "0.0000143")] // 1.1 s x 0.5 GB x 0.000026.
    [InlineData(1, 1100, 4096, "0.0001144")] // 1.1 s x 4 GB x 0.000026.
    public void Flex_Song_CostsGigabyteSeconds(int executions, double milliseconds, int memoryMb, string expected)
    {
        var cost = new SongCosting(PriceBook.Embedded, new FlexPlan(memoryMb)).Of(CostSamples.Song(CostSamples.Repeat(executions, milliseconds)));

        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), cost.CostOf(FlexTime));
        // 0.000004 for ten.
        Assert.Equal(executions * 0.0000004m, cost.CostOf(FlexCount));
        Assert.Equal(2, cost.Lines.Count);
    }

    [Fact]
    public void Flex_WithoutAlwaysReadyInstances_HasNoIdleCost_AndWithThemTheirBaseline()
    {
        var day = new CapacityMeters(Start, Start.AddDays(1), busySeconds: 10);

        Assert.Equal(0m, new SongCosting(PriceBook.Embedded, new FlexPlan()).OfIdle(day).Cost);
        var ready = new SongCosting(PriceBook.Embedded, new FlexPlan(alwaysReady: 1)).OfIdle(day);
        // 86,400 s x 2 GB x 0.000004, busy or not.
        Assert.Equal((172_800m, 0.6912m), (ready.Lines.Single().ConsumedQuantity, ready.Cost));
    }

    [Fact]
    public void Premium_MinimumForAMonth_IsItsInstance()
    {
        // 730 h x (1 x 0.173 + 3.5 x 0.0123) = 157.7165.
        var month = new CapacityMeters(Start, Start.AddHours(730), busySeconds: 0);

        Assert.Equal(157.7165m, new SongCosting(PriceBook.Embedded, new PremiumPlan("EP1")).OfIdle(month).Cost);
        Assert.Equal(2 * 157.7165m, new SongCosting(PriceBook.Embedded, new PremiumPlan("EP2")).OfIdle(month).Cost);
        Assert.Equal(4 * 3 * 157.7165m, new SongCosting(PriceBook.Embedded, new PremiumPlan("EP3", minimumInstances: 3)).OfIdle(month).Cost);
    }

    [Fact]
    public void Premium_SongsAndIdle_AreTogetherWhatTheInstanceCosts()
    {
        var plan = new PremiumPlan();
        var costing = new SongCosting(PriceBook.Embedded, plan);
        var song = CostSamples.Song(CostSamples.Repeat(36, 1_000_000));

        var busy = plan.InstanceSeconds(song.Executions);
        var idle = costing.OfIdle(new CapacityMeters(Start, Start.AddHours(730), busy));

        Assert.Equal(36_000m, busy);
        // Ten hours of it: 10 x 0.21605.
        Assert.Equal(2.1605m, costing.Of(song).Cost);
        Assert.Equal(157.7165m, costing.Of(song).Cost + idle.Cost);
        Assert.All(idle.Lines, line => Assert.Equal((CostAllocation.SharedIdle, null), (line.Allocation, line.SongId)));
        Assert.All(costing.Of(song).Lines, line => Assert.Equal((CostAllocation.Direct, "song"), (line.Allocation, line.SongId)));
    }

    [Fact]
    public void Premium_SideBySide_SharesTheInstance()
    {
        Assert.Equal(2.5m, new PremiumPlan(sideBySide: 4).InstanceSeconds(CostSamples.Repeat(10, 1000)));
    }

    [Fact]
    public void Premium_MinimumAboveWhatWasSeen_IsBilled_AndWhatWasSeenAboveItToo()
    {
        var costing = new SongCosting(PriceBook.Embedded, new PremiumPlan(minimumInstances: 1));

        Assert.Equal(0.21605m, costing.OfIdle(new CapacityMeters(Start, Start.AddHours(1), 0, runningSeconds: 10)).Cost);
        Assert.Equal(2 * 0.21605m, costing.OfIdle(new CapacityMeters(Start, Start.AddHours(1), 3600, runningSeconds: 3 * 3600)).Cost);
    }

    [Fact]
    public void ContainerApps_Song_CostsVcpuAndGibSeconds_AndIdleReplicasCostLess()
    {
        var costing = new SongCosting(PriceBook.Embedded, new ContainerAppsPlan(vcpus: 0.5m, memoryGib: 1, minimumReplicas: 1));

        // 100 s x (0.5 x 0.000024 + 1 x 0.000003).
        Assert.Equal(0.0015m, costing.Of(CostSamples.Song(CostSamples.Ran(100_000))).Cost);
        var idle = costing.OfIdle(new CapacityMeters(Start, Start.AddHours(1), 0));
        // 3600 s x (0.5 x 0.000003 + 1 x 0.000003).
        Assert.Equal(0.0162m, idle.Cost);
    }

    [Fact]
    public void ContainerApps_ReplicasBeyondTheMinimum_CostAsMuchWaitingAsWorking()
    {
        var costing = new SongCosting(PriceBook.Embedded, new ContainerAppsPlan(vcpus: 1, memoryGib: 2, minimumReplicas: 1));

        // Three replica-hours, half of one busy: half an hour of the minimum waits, two hours of others.
        var idle = costing.OfIdle(new CapacityMeters(Start, Start.AddHours(1), busySeconds: 1800, runningSeconds: 3 * 3600));

        // 1800 x (0.000003 + 2 x 0.000003) + 7200 x (0.000024 + 2 x 0.000003).
        Assert.Equal(0.0162m + 0.216m, idle.Cost);
        Assert.Equal(4, idle.Lines.Count);
    }

    [Fact]
    public void ContainerApps_Cooldown_CostsAsMuchAsWorking()
    {
        var costing = new SongCosting(PriceBook.Embedded, new ContainerAppsPlan());

        // 300 s x (0.000024 + 2 x 0.000003), twice.
        Assert.Equal(2 * 0.009m, costing.OfIdle(new CapacityMeters(Start, Start.AddDays(1), busySeconds: 1000, scaleDowns: 2)).Cost);
        Assert.Equal(0m, costing.OfIdle(new CapacityMeters(Start, Start.AddDays(1), busySeconds: 1000)).Cost);
    }

    [Fact]
    public void Gpu_Second_IsTheWholeReplica()
    {
        var second = CostSamples.Song(CostSamples.Ran(1000));

        // 0.000073 + 8 x 0.000024 + 56 x 0.000003, and 0.000529 + 24 x 0.000024 + 220 x 0.000003.
        Assert.Equal(0.000433m, new SongCosting(PriceBook.Embedded, GpuPlan.T4()).Of(second).Cost);
        Assert.Equal(0.001765m, new SongCosting(PriceBook.Embedded, GpuPlan.A100()).Of(second).Cost);
    }

    [Fact]
    public void Gpu_Cooldown_IsIdleCost()
    {
        var costing = new SongCosting(PriceBook.Embedded, GpuPlan.T4());

        // Two of 300 s.
        Assert.Equal(2 * 0.1299m, costing.OfIdle(new CapacityMeters(Start, Start.AddDays(1), busySeconds: 1000, scaleDowns: 2)).Cost);
        Assert.Equal(0m, costing.OfIdle(new CapacityMeters(Start, Start.AddDays(1), busySeconds: 1000)).Cost);
        Assert.Equal(0.0433m, costing.OfIdle(new CapacityMeters(Start, Start.AddDays(1), busySeconds: 1000, runningSeconds: 1100, scaleDowns: 2)).Cost);
    }

    [Fact]
    public void Local_Song_CostsItsShareOfTheMachine_AndNoService()
    {
        var costing = new SongCosting(PriceBook.Embedded.WithMachineHour(0.36m), new LocalPlan(cores: 2));
        var song = CostSamples.Song(new Execution("ScoreSegments", TimeSpan.FromHours(9), TimeSpan.FromSeconds(10))) with
        {
            CosmosRequestUnits = Metered.Counted(1000), DurableActions = Metered.Derived(23),
        };

        // Five seconds of both cores, 0.0001 a second.
        Assert.Equal(0.0005m, costing.Of(song).Cost);
        Assert.Equal(0.36m - 0.0005m, costing.OfIdle(new CapacityMeters(Start, Start.AddHours(1), 5)).Cost);
        Assert.Null(new SongCosting(PriceBook.Embedded, new LocalPlan()).Of(song).Cost);
    }

    [Fact]
    public void Create_KnowsEveryName_AndRefusesOthers()
    {
        Assert.Equal(["flex", "premium", "container-apps", "container-apps-gpu-t4", "container-apps-gpu-a100", "local"], BillingPlans.Names);
        Assert.All(BillingPlans.Names, name => Assert.Equal(name, BillingPlans.Create(name, new PlanOptions()).Name));
        Assert.Contains("'gpu'", Assert.Throws<ArgumentException>(() => BillingPlans.Create("gpu", new PlanOptions())).Message, StringComparison.Ordinal);
        Assert.Contains("not 1000", Assert.Throws<ArgumentOutOfRangeException>(() => new FlexPlan(1000)).Message, StringComparison.Ordinal);
        Assert.Contains("'EP9'", Assert.Throws<ArgumentException>(() => new PremiumPlan("EP9")).Message, StringComparison.Ordinal);
        Assert.Contains("1 instance at least", Assert.Throws<ArgumentOutOfRangeException>(() => new PremiumPlan(minimumInstances: 0)).Message, StringComparison.Ordinal);
    }
}
