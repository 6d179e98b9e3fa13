using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Tests.Costs;

public sealed class BusinessCaseTests
{
    [Fact]
    public void ByHand_OfTheReportsAssumptions_IsAsByHand()
    {
        var hand = new BusinessCase(new CaseAssumptions()).ByHand;

        // 8 h x 3600 s / 30 s; 20 million / 960; / 250; 160 / 960; 20,833.33 x 160.
        Assert.Equal(960m, hand.SongsPerDay);
        Assert.Equal(20_833.33m, Math.Round(hand.PersonDaysPerYear, 2));
        Assert.Equal(83.33m, Math.Round(hand.People, 2));
        Assert.Equal(0.1667m, Math.Round(hand.CostPerSong, 4));
        Assert.Equal(3_333_333.33m, Math.Round(hand.CostPerYear, 2));
    }

    [Fact]
    public void Claim_IsComputed_NotRepeated()
    {
        var claim = new BusinessCase(new CaseAssumptions()).Claim;

        // 20 million x 160 / 3.2 million songs a day, at 30 s each.
        Assert.Equal((1000m, 8.33m), (claim.SongsPerDayImplied, Math.Round(claim.HoursPerDayImplied, 2)));
        Assert.Equal(0.0417m, Math.Round(claim.ByHandDifference, 4));
        Assert.Equal((0.06m, 2_000_000m, 2.67m), (claim.WithServicePerSong, claim.Saving, Math.Round(claim.TimesCheaper, 2)));
        // Whoever listens 8 1/3 hours makes it true.
        Assert.Equal(0m, Math.Round(new BusinessCase(new CaseAssumptions { HoursPerDay = 25m / 3 }).Claim.ByHandDifference, 20));
    }

    [Fact]
    public void MeasuredSong_OfEightSmallBatches_UsesWhatTheServiceWould()
    {
        var meters = new MeasuredSong(audioSeconds: 240, computeSeconds: 0.8m) { SegmentsPerActivity = 10 }.Meters(CostSamples.Start);

        Assert.Equal(80, meters.Segments);
        // The first batch with the reading, seven others, and the end.
        Assert.Equal(
            [("DiscardStaging", 1), ("OnAudioUploaded", 1), ("PrepareAudio", 1), ("RecordTags", 1), ("ScoreSegments", 7), ("TagSong", 11)],
            meters.Executions.GroupBy(ran => ran.Function).Select(group => (group.Key, group.Count())).OrderBy(group => group.Key, StringComparer.Ordinal));
        Assert.Equal(TimeSpan.FromSeconds(0.8), meters.Executions.Aggregate(TimeSpan.Zero, (sum, ran) => sum + ran.Cpu));
        Assert.Equal(21m, meters.DurableActions.Quantity);
        // Properties three times, two stretches of the upload, its tags, and a batch seven times; a container, five blocks and their list.
        Assert.Equal((12m, 7m), (meters.StorageReads.Quantity, meters.StorageWrites.Quantity));
        Assert.Equal((3m, 2m), (meters.QueueOperations.Quantity, meters.EventGridOperations.Quantity));
        // 70 segments of 264,600 bytes, for as long as it takes: 0.8 s of an hour.
        Assert.Equal(70 * 264_600m / 1_000_000_000 * 0.8m / 3600, meters.StagedGigabyteHours.Quantity, 20);
        Assert.All(meters.Executions, ran => Assert.Equal(MeterBasis.Derived, ran.Basis));
    }

    [Theory]
    [InlineData(3, 1, 4, 3)]
    [InlineData(30, 10, 4, 3)]
    [InlineData(302, 100, 4, 3)]
    [InlineData(303, 101, 10, 9)]
    [InlineData(600, 200, 10, 9)]
    [InlineData(603, 201, 12, 11)]
    public void MeasuredSong_UpToAHundredSegments_IsOneActivity(double audioSeconds, int segments, int executions, int actions)
    {
        var meters = new MeasuredSong((decimal)audioSeconds, 1).Meters(CostSamples.Start);

        Assert.Equal((segments, executions, actions), (meters.Segments, meters.Executions.Count, (int)meters.DurableActions.Quantity));
    }

    [Fact]
    public void MeasuredSong_OfADay_HasAHundredLargerBatches()
    {
        var meters = new MeasuredSong(86_400, 80).Meters(CostSamples.Start);

        Assert.Equal(100, meters.Executions.Count(ran => ran.Function == "ScoreSegments"));
        Assert.Equal(TimeSpan.FromSeconds(80).TotalSeconds, meters.Executions.Sum(ran => ran.Cpu.TotalSeconds), 3);
        Assert.Equal(207m, meters.DurableActions.Quantity);
    }

    [Fact]
    public void Service_OnFlex_IsAtLeastWhatIsPriced_AndSaysWhatIsNot()
    {
        var assumptions = new CaseAssumptions();
        var service = new BusinessCase(assumptions).With(new MeasuredSong(240, 0.1m), PriceBook.Embedded, new FlexPlan());

        // 4 executions of 1 s and 2 GB, by the piece, and per song: 5 reads, 3 messages, 30 RU and 15 for the record of this, 2 events, and 12 KB of telemetry.
        var usd = (4 * 2 * 0.000026m) + (4 * 0.0000004m)
            + (5 * 0.0000004m) + (3 * 0.0000004m) + 0.0000075m + 0.00000375m + 0.0000012m + (((4 * 2740) + 1100) * 2.30m / 1_000_000_000);
        Assert.Equal(usd * 7.1m, service.CostPerSong);
        Assert.Equal(usd * 7.1m * 20_000_000, service.CostPerYear);
        Assert.Equal(0m, service.IdlePerYear);
        Assert.Equal(864_000m, service.SongsPerDay);
        Assert.False(service.IsComplete);
        Assert.Equal(["durable.actions"], service.Unpriced);
        Assert.Equal(service.CostPerYear / 1_200_000, service.ShareOfClaim);
    }

    [Fact]
    public void Service_OnAMachineWithoutAPrice_IsNotKnown_AndWithOneIsTheMachinesYear()
    {
        var businessCase = new BusinessCase(new CaseAssumptions { ExchangeRate = 7 });
        var song = new MeasuredSong(240, 0.36m);

        var unknown = businessCase.With(song, PriceBook.Embedded, new LocalPlan());
        Assert.Equal((null, null, null, null), (unknown.CostPerSong, unknown.CostPerYear, unknown.Saving, unknown.TimesCheaper));
        var known = businessCase.With(song, PriceBook.Embedded.WithMachineHour(0.1m), new LocalPlan());
        // 0.36 s of an hour of 0.1 USD; songs and waiting together are 8,760 hours.
        Assert.Equal(0.00001m * 7, known.CostPerSong);
        Assert.Equal(8760 * 0.1m * 7, known.CostPerYear);
        Assert.True(known.IsComplete);
    }

    [Fact]
    public void AnyCase_SlowerPeople_SaveMore_AndMoreSongsCostMore()
    {
        var cases = from seconds in Gen.Choose(1, 600)
                    from songs in Gen.Choose(1, 100_000_000)
                    from plan in Gen.Elements(BillingPlans.Names.ToArray())
                    select (given: new CaseAssumptions { SecondsPerSong = seconds, SongsPerYear = songs }, plan: BillingPlans.Create(plan, new PlanOptions()));
        var prices = PriceBook.Embedded.WithMachineHour(1);
        var song = new MeasuredSong(240, 0.1m);
        Prop.ForAll(cases.ToArbitrary(), item =>
        {
            var (given, plan) = item;
            var service = new BusinessCase(given).With(song, prices, plan);
            var slower = new BusinessCase(given with { SecondsPerSong = given.SecondsPerSong + 1 }).With(song, prices, plan);
            var more = new BusinessCase(given with { SongsPerYear = given.SongsPerYear + 1000 }).With(song, prices, plan);
            // Waiting is what songs leave over, so more songs may cost the same; what is rounded away is far below the last digit shown.
            return slower.Saving > service.Saving && more.CostPerYear >= service.CostPerYear - 0.000_001m;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Assumptions_OutOfRange_AreRefused_AndForeignBooksNeedARate()
    {
        Assert.Contains("Seconds a song: 0 ", Assert.Throws<ArgumentException>(() => new BusinessCase(new CaseAssumptions { SecondsPerSong = 0 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CaseAssumptions().RateFrom("EUR"));
        Assert.Equal((8m, 1m, 7.1m), (new CaseAssumptions { ExchangeRate = 8 }.RateFrom("EUR"), new CaseAssumptions().RateFrom("CNY"), new CaseAssumptions().RateFrom("USD")));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeasuredSong(2.9m, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MeasuredSong(240, -1));
    }
}
