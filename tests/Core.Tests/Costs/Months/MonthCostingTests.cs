using System.Globalization;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Costs.Months;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Tests.Costs.Months;

public sealed class MonthCostingTests
{
    private static readonly MeasuredSong FourMinutes = new(240, 0.35m);

    // Worked out apart from the code, by another program, from the formulas of docs/cost-model.md and the list of prices.
    [Theory]
    [InlineData("flex", 0, "0.000000", "0.000000", "0.830432", "0.000000", "7.400000", "0.000000")]
    [InlineData("premium", 0, "0.000000", "157.716500", "0.294904", "0.000000", "7.400000", "5.067417")]
    [InlineData("container-apps", 0, "0.000000", "47.304000", "0.294904", "0.000000", "7.400000", "5.067417")]
    [InlineData("container-apps-gpu-t4", 0, "0.000000", "1137.924000", "0.294904", "0.000000", "7.400000", "5.067417")]
    [InlineData("container-apps-gpu-a100", 0, "0.000000", "4638.420000", "0.294904", "0.000000", "7.400000", "5.067417")]
    [InlineData("flex", 1000, "0.252988", "0.000000", "0.951960", "1.029616", "7.406900", "0.000000")]
    [InlineData("premium", 1000, "0.064393", "157.695434", "0.312290", "1.029616", "7.406900", "5.067417")]
    [InlineData("container-apps", 1000, "0.053888", "47.302040", "0.312259", "1.029616", "7.406900", "5.067417")]
    [InlineData("container-apps-gpu-t4", 1000, "0.062332", "1137.907162", "0.312284", "1.029616", "7.406900", "5.067417")]
    [InlineData("container-apps-gpu-a100", 1000, "0.069128", "4638.397122", "0.312305", "1.029616", "7.406900", "5.067417")]
    [InlineData("flex", 100000, "25.298800", "0.000000", "8.216312", "102.961644", "8.090000", "0.000000")]
    [InlineData("premium", 100000, "6.439286", "155.507970", "3.250766", "102.961644", "8.090000", "5.067417")]
    [InlineData("container-apps", 100000, "5.388800", "58.482217", "3.189767", "102.961644", "8.090000", "5.067417")]
    [InlineData("container-apps-gpu-t4", 100000, "6.233175", "1157.324981", "3.238797", "102.961644", "8.090000", "5.067417")]
    [InlineData("container-apps-gpu-a100", 100000, "6.912758", "4664.979461", "3.278259", "102.961644", "8.090000", "5.067417")]
    [InlineData("flex", 20000000, "5059.760000", "0.000000", "631.737143", "20592.328767", "145.400000", "0.000000")]
    [InlineData("premium", 20000000, "1287.857222", "0.000000", "635.859058", "20592.328767", "145.400000", "5.067417")]
    [InlineData("container-apps", 20000000, "1077.760000", "993.059636", "618.138859", "20592.328767", "145.400000", "5.067417")]
    [InlineData("container-apps-gpu-t4", 20000000, "1246.635000", "4851.984697", "632.382258", "20592.328767", "145.400000", "5.067417")]
    [InlineData("container-apps-gpu-a100", 20000000, "1382.551667", "15144.387508", "643.845858", "20592.328767", "145.400000", "5.067417")]
    public void Month_OnEveryPlan_IsWhatTheFormulasComeTo(string plan, long songs, string runs, string waiting, string upkeep, string kept, string watching, string standing)
    {
        var month = Costing(plan).Of(songs);

        Assert.Equal(
            [runs, waiting, upkeep, kept, watching, standing],
            Enum.GetValues<MonthPart>().Select(part => (month.Of(part) ?? 0).ToString("F6", CultureInfo.InvariantCulture)));
        Assert.Equal(songs == 0, month.IsComplete);
    }

    // The same song in batches of ten, which lies in a staging blob; all else stays as above.
    [Theory]
    [InlineData("flex", "26948.481026", "20845.648833", "697.400000")]
    [InlineData("premium", "4312.578248", "20845.648833", "697.400000")]
    [InlineData("container-apps-gpu-t4", "4271.356026", "20845.648833", "697.400000")]
    public void Month_InBatchesOfTen_CostsTheirExecutionsAndStagingBlobs(string plan, string runs, string kept, string watching)
    {
        var (whole, ten) = (Costing(plan).Of(20_000_000), Costing(plan, song: FourMinutes with { SegmentsPerActivity = 10 }).Of(20_000_000));

        Assert.Equal([runs, kept, watching], new[] { MonthPart.Songs, MonthPart.Kept, MonthPart.Watching }.Select(part => ten.Of(part)!.Value.ToString("F6", CultureInfo.InvariantCulture)));
        Assert.All([MonthPart.Waiting, MonthPart.Upkeep, MonthPart.Standing], part => Assert.Equal(whole.Of(part), ten.Of(part)));
    }

    [Fact]
    public void Month_OnAMachineOfOnesOwn_IsTheMachine_HoweverMuchItDoes()
    {
        var prices = PriceBook.Embedded.WithMachineHour(0.36m);
        var costing = new MonthCosting(prices, new LocalPlan(cores: 4), FourMinutes, new MonthAssumptions());

        Assert.All(new long[] { 0, 1000, 100_000 }, songs => Assert.Equal(730 * 0.36m, Math.Round(costing.Of(songs).Cost!.Value, 6)));
        Assert.All(costing.Of(1000).Lines, line => Assert.Equal("local.machine", line.Key));
    }

    [Fact]
    public void Month_WithoutAnyPrice_IsNotKnown()
    {
        var month = new MonthCosting(PriceBook.Embedded, new LocalPlan(), FourMinutes, new MonthAssumptions()).Of(1000);

        Assert.Equal((null, null, null, false), (month.KnownCost, month.Cost, month.PerSong, month.IsComplete));
        Assert.All(month.Unpriced, line => Assert.Equal("What an hour of your machine costs is for you to say.", line.Reason));
    }

    [Fact]
    public void Autoscale_TakesThePlaceOfRequestUnits_AndIsNeverBelowATenth()
    {
        var few = Costing("flex", new MonthAssumptions { CosmosMaximumRequestUnits = 10_000 }).Of(1000);
        // 45 units a song are 1,712 a second, 87,600 rollups of half a day's 1,643,836 songs 4,450, and hourly ones 111.
        var many = Costing("flex", new MonthAssumptions { CosmosMaximumRequestUnits = 50_000 }).Of(100_000_000);

        Assert.DoesNotContain(few.Lines.Concat(many.Lines), line => line.Key == "cosmos.request-units");
        Assert.Equal(1000 / 100 * 1.5m * 730, Quantity(few, "cosmos.throughput"));
        Assert.InRange(Quantity(many, "cosmos.throughput"), 6_270 * 1.5m * 7.3m, 6_276 * 1.5m * 7.3m);
    }

    [Fact]
    public void DedicatedScheduler_TakesThePlaceOfActions_AndHasNoPrice()
    {
        var month = Costing("flex", new MonthAssumptions { DedicatedScheduler = true }).Of(1000);

        Assert.Equal(["durable.capacity-units"], month.Unpriced.Select(line => line.Key));
        Assert.Equal(730, Quantity(month, "durable.capacity-units"));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.5, 365, 0)]
    [InlineData(3, 720, 1470)]
    public void Uploads_AreHotForThirtyDays_AndCoolThen(double months, int hotHours, int coolHours)
    {
        var month = Costing("flex", new MonthAssumptions { KeptMonths = (decimal)months, KeepDeletedDays = 0, UploadMegabytes = 10 }).Of(1000);

        Assert.Equal(10 * hotHours, month.Lines.Where(line => line.What == "uploads, hot").Sum(line => line.ConsumedQuantity));
        Assert.Equal(10 * coolHours, Quantity(month, "blob.cool-stored"));
        Assert.Equal(coolHours > 0 ? 1000 : 0, Quantity(month, "blob.cool-writes"));
    }

    [Fact]
    public void Network_OfItsOwn_IsPaidByTheHourAndByTheByte()
    {
        var month = Costing("container-apps", new MonthAssumptions { PrivateNetworking = true }, song: new MeasuredSong(480, 0.7m)).Of(1000);

        // The upload, of eight minutes the last three as decoded sound there and back, and the documents: 5 MB + 2 x 15.876 MB + 25 kB.
        Assert.Equal(1000 * 36_777_000m, Quantity(month, "network.private-endpoint-data"));
        Assert.Equal(Quantity(month, "telemetry.ingested"), Quantity(month, "network.nat-gateway-data"));
        Assert.Equal((6 * 730, 4 * 730, 730, 730), (Quantity(month, "network.private-endpoint"), Quantity(month, "network.private-zone"), Quantity(month, "network.nat-gateway"), Quantity(month, "network.public-address")));
    }

    [Fact]
    public void ReplicasThatGo_CostTheirCooldowns_AndThoseThatStayTheMonth()
    {
        var goes = Costing("container-apps-gpu-t4", minimum: 0);
        // Two hundred songs a month are four hours apart: nearly each costs a cooldown, 0.1299.
        Assert.InRange(goes.Of(200).Of(MonthPart.Waiting)!.Value, 200 * 0.1299m * 0.98m, 200 * 0.1299m);
        Assert.Equal(0, goes.Of(0).Of(MonthPart.Waiting));
        Assert.InRange(goes.Of(200).Use.Instances!.ScaleDowns, 195, 200);
        Assert.Equal(0, Costing("container-apps-gpu-t4").Of(200).Use.Instances!.ScaleDowns);
        Assert.Equal(2 * 730 * 3600, Costing("container-apps-gpu-t4", minimum: 2).Of(0).Use.Instances!.WaitingSeconds);
    }

    [Theory]
    [InlineData(-1, "A month has 0 to 1000000000 songs here, not -1.")]
    [InlineData(1_000_000_001, "A month has 0 to 1000000000 songs here, not 1000000001.")]
    public void Songs_OutOfRange_Throw(long songs, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<ArgumentOutOfRangeException>(() => Costing("flex").Of(songs)).Message, StringComparison.Ordinal);

    [Fact]
    public void Assumptions_OutOfRange_Throw()
    {
        AssertRefused(new MonthAssumptions { KeptMonths = 1201 }, "Months that songs are kept: 1201 is not between 0 and 1200.");
        AssertRefused(new MonthAssumptions { UploadMegabytes = -1 }, "Megabytes of an upload: -1 is not between 0 and 1000000.");
        AssertRefused(new MonthAssumptions { CosmosMaximumRequestUnits = 1500 }, "Request units of the database: 1500 is no multiple of 1000.");
        AssertRefused(new MonthAssumptions { CosmosMaximumRequestUnits = 0 }, "Request units of the database: 0 is not between 1000 and 1000000.");

        static void AssertRefused(MonthAssumptions given, string sentence) =>
            Assert.Equal(sentence, Assert.Throws<ArgumentException>(() => Costing("flex", given)).Message);
    }

    internal static MonthCosting Costing(string plan, MonthAssumptions? given = null, int? minimum = null, MeasuredSong? song = null) => new(
        PriceBook.Embedded,
        BillingPlans.Create(plan, DeployedInstances.AsDeployed(
            plan, new PlanOptions { ContainerVcpus = DeployedInstances.ContainerVcpus, ContainerMemoryGib = DeployedInstances.ContainerMemoryGib, MinimumInstances = minimum }, sideBySide: null)),
        song ?? FourMinutes,
        given ?? new MonthAssumptions());

    private static decimal Quantity(MonthCost month, string key) => month.Lines.Where(line => line.Key == key).Sum(line => line.ConsumedQuantity);
}
