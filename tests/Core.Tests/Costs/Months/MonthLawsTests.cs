using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Costs.Months;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Tests.Costs.Months;

/// <summary>What holds for every month on every plan of every size.</summary>
public sealed class MonthLawsTests
{
    private static readonly PriceBook Prices = PriceBook.Embedded.WithMachineHour(0.19m);

    [Fact]
    public void AnyMonth_LinesAddUp_AndAreThePriceTimesTheQuantity() => ForAny(Volumes, (costing, songs) =>
    {
        var month = costing.Of(songs);
        return month.KnownCost == month.Lines.Sum(line => line.ListCost ?? 0)
            && month.KnownCost == Enum.GetValues<MonthPart>().Sum(part => month.Of(part) ?? 0)
            && month.Lines.All(line => line.ConsumedQuantity > 0 && IsPriced(line));
    });

    [Fact]
    public void AnyMonth_IsComplete_WhereEverythingHasAPrice() => ForAny(Volumes, (costing, songs) =>
    {
        var month = costing.Of(songs);
        return month.IsComplete == month.Lines.All(line => Prices.Find(ChargeKind.ByKey[line.Key]) is not null)
            && month.Cost == (month.IsComplete ? month.KnownCost : null)
            && month.Unpriced.All(line => line.Reason == Prices.Absence(ChargeKind.ByKey[line.Key]));
    });

    [Fact]
    public void AnyMonth_SongsAndWhatTheyLeave_AddUpOverSongs() => ForAny(from one in Volumes from other in Volumes select (one, other), (costing, songs) =>
        new[] { MonthPart.Songs, MonthPart.Kept }.All(part =>
            Math.Abs(costing.Of(songs.one + songs.other).Of(part)!.Value - costing.Of(songs.one).Of(part)!.Value - costing.Of(songs.other).Of(part)!.Value) <= 0.000_000_000_1m));

    [Fact]
    public void AnyMonth_MoreSongs_NeverCostLess() => ForAny(from few in Volumes from more in Gen.Choose(0, 10_000_000) select (few, more), (costing, songs) =>
        costing.Of(songs.few + songs.more).KnownCost + 0.000_001m >= costing.Of(songs.few).KnownCost);

    [Fact]
    public void AnyMonth_WithoutSongs_IsWhatStandsThere() => ForAny(Gen.Constant(0L), (costing, none) =>
    {
        var month = costing.Of(none);
        return month.Lines.All(line => line.Part is not (MonthPart.Songs or MonthPart.Kept)) && month.PerSong is null && month.Use.Instances is null or { BusySeconds: 0, RunsDry: 0 };
    });

    [Fact]
    public void AnyMonth_InstancesAreBusy_AsLongAsSongsAreCharged_AndTheMinimumIsPaid() => ForAny(Volumes, (costing, songs) =>
        costing.Of(songs).Use.Instances is not { } use || (use.WaitingSeconds >= 0 && use.ScaleDowns <= use.RunsDry && use.RunsDry <= songs * 1.000_001));

    [Fact]
    public void BreakEven_PaysFromThereOn_AndNotBefore()
    {
        var (flex, premium) = (MonthCostingTests.Costing("flex"), MonthCostingTests.Costing("premium"));
        var songs = BreakEven.Between(flex, premium)!.Value;

        Assert.True(premium.Of(songs).KnownCost <= flex.Of(songs).KnownCost);
        Assert.True(premium.Of(songs - 1).KnownCost > flex.Of(songs - 1).KnownCost);
        Assert.Null(BreakEven.Between(flex, premium, most: songs - 1));
        Assert.Null(BreakEven.Between(premium, flex));
        // A machine of one's own lacks another price.
        Assert.Null(BreakEven.Between(flex, MonthCostingTests.Costing("local")));
    }

    private static bool IsPriced(MonthLine line)
    {
        var price = Prices.Find(ChargeKind.ByKey[line.Key]);
        return price is null
            ? (line.ListCost, line.ListUnitPrice) == (null, null)
            : Rational.Distance(line.ListCost!.Value, (Rational)line.ConsumedQuantity * price.UnitPrice / price.UnitQuantity) <= (Rational)0.000_000_000_000_001m;
    }

    private static Gen<long> Volumes { get; } = Gen.OneOf(Gen.Choose(0, 1000), Gen.Choose(0, 1_000_000), Gen.Choose(0, 50_000_000)).Select(songs => (long)songs);

    private static Gen<MonthCosting> Costings { get; } =
        from name in Gen.Elements(BillingPlans.Names.ToArray())
        from size in Gen.Elements("EP1", "EP2", "EP3")
        from minimum in Gen.Choose(-1, 3)
        from sideBySide in Gen.Choose(0, 4)
        from milliseconds in Gen.Choose(1, 5000)
        from audio in Gen.Choose(3, 1000)
        from autoscale in Gen.Choose(0, 5)
        from choices in Gen.Choose(0, 3)
        from kept in Gen.Choose(0, 50)
        select new MonthCosting(
            Prices,
            BillingPlans.Create(name, DeployedInstances.AsDeployed(
                name, new PlanOptions { PremiumSize = size, MinimumInstances = minimum < 0 || (name == "premium" && minimum == 0) ? null : minimum, Cores = 2 }, sideBySide == 0 ? null : sideBySide)),
            new MeasuredSong(audio, milliseconds / 1000m),
            new MonthAssumptions
            {
                CosmosMaximumRequestUnits = autoscale == 0 ? null : autoscale * 1000, DedicatedScheduler = choices % 2 == 1, PrivateNetworking = choices > 1, KeptMonths = kept / 3m,
            });

    private static void ForAny<T>(Gen<T> items, Func<MonthCosting, T, bool> holds) =>
        Prop.ForAll((from costing in Costings from item in items select (costing, item)).ToArbitrary(), pair => holds(pair.costing, pair.item))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
