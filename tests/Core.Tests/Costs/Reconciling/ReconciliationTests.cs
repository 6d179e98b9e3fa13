using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Reconciling;

namespace GenreFunctions.Tests.Costs.Reconciling;

public sealed class ReconciliationTests
{
    private static readonly DateOnly Day = new(2026, 11, 3);

    [Fact]
    public void Of_BothSides_GivesFactorsByServiceDayAndInTotal()
    {
        var found = Reconciliation.Of(
            Bill.Of([Billed(0, "Functions", 3), Billed(0, "Storage", 1), Billed(1, "Functions", 5)]),
            Estimate.Of([Estimated(0, "Functions", 2), Estimated(0, "Storage Accounts", 4), Estimated(1, "Functions", 4), Estimated(1, "Functions", 4)]));

        // 3 / 2 and 1 / 4 on the first day, 5 / 8 on the second; 8 / 10 and 1 / 4 by service; 9 / 14 in all.
        Assert.Equal([4m / 6, 5m / 8], found.Days.Select(day => day.Cost.Factor!.Value));
        Assert.Equal([1.5m, 0.25m], found.Days[0].Services.Select(service => service.Cost.Factor!.Value));
        Assert.Equal([("Functions", 0.8m), ("Storage Accounts", 0.25m)], found.Services.Select(service => (service.Service, service.Cost.Factor!.Value)));
        Assert.Equal((14m, 9m, 9m / 14, -5m), (found.Total.Estimated, found.Total.Billed, found.Total.Factor, found.Total.Difference));
        Assert.Equal(found.Total, found.Both);
    }

    [Fact]
    public void Of_OneSideOnly_IsShown_WithoutAFactor_AndNotInWhatBothHave()
    {
        var found = Reconciliation.Of(
            Bill.Of([Billed(0, "Virtual Machines", 100), Billed(0, "Functions", 2), Billed(2, "Functions", 7)]),
            Estimate.Of([Estimated(0, "Functions", 1), Estimated(0, "Event Grid", 3), Estimated(1, "Functions", 5)]));

        Assert.Equal(["Virtual Machines", "Functions", "Event Grid"], found.Services.Select(service => service.Service));
        Assert.Equal([null, 1.5m, null], found.Services.Select(service => service.Cost.Factor));
        Assert.Equal((null, 100m), (found.Services[0].Cost.Estimated, found.Services[0].Cost.Billed));
        Assert.Equal((3m, null), (found.Services[2].Cost.Estimated, found.Services[2].Cost.Billed));
        Assert.Equal([null, null], found.Days.Skip(1).Select(day => day.Cost.Factor));
        Assert.Equal((1m, 2m, 2m), (found.Both.Estimated, found.Both.Billed, found.Both.Factor));
        Assert.Equal((9m, 109m), (found.Total.Estimated, found.Total.Billed));
    }

    [Theory]
    [InlineData(0, 5, null)] // Nothing was estimated: endless is no factor.
    [InlineData(5, 0, 0.0)] // Billed at nought, as within a free grant: that is a finding.
    [InlineData(4, -1, -0.25)] // Given back.
    public void Factor_IsAbsentOnlyWithoutAnEstimate(double estimated, double billed, double? factor)
    {
        Assert.Equal((decimal?)factor, new Comparison((decimal)estimated, (decimal)billed).Factor);
        Assert.Null(new Comparison((decimal)estimated, null).Factor);
        Assert.Null(new Comparison(null, (decimal)billed).Factor);
        Assert.Null(new Comparison(null, (decimal)billed).Difference);
    }

    [Fact]
    public void Factor_OfFiguresThatHaveNothingToDoWithEachOther_IsAbsent_NotAnOverflow() =>
        Assert.Null(new Comparison(0.000_000_000_000_001m, 1_000_000_000_000_000_000_000m).Factor);

    [Fact]
    public void Days_AreAllThatTheBillCovers_AndThoseWithoutSongsAreTold()
    {
        var found = Reconciliation.Of(
            Bill.Of([Billed(0, "Functions", 2), Billed(3, "Functions", 2, isSelected: false)]),
            Estimate.Of([Estimated(0, "Functions", 1), Estimated(2, "Functions", 1, isSong: false), Estimated(-1, "Functions", 10), Estimated(4, "Functions", 20)]));

        Assert.Equal((Day, Day.AddDays(3)), (found.FirstDay, found.LastDay));
        Assert.Equal([true, false, false, false], found.Days.Select(day => day.HasSongs));
        Assert.Equal([(1m, 2m), (null, null), (1m, null), (null, null)], found.Days.Select(day => (day.Cost.Estimated, day.Cost.Billed)));
        Assert.Equal(30m, found.EstimatedElsewhere);
        Assert.Equal(2m, found.Total.Estimated);
    }

    [Fact]
    public void Unpriced_IsListed_AndMakesItsServiceIncomplete()
    {
        var actions = new EstimatedCharge(Day, "Functions", "Durable Task Scheduler Actions", null, "", 21, "Actions");
        var found = Reconciliation.Of(
            Bill.Of([Billed(0, "Functions", 2), Billed(0, "Storage", 2), Billed(1, "Functions", 2)]),
            Estimate.Of([Estimated(0, "Functions", 1), Estimated(0, "Storage Accounts", 1), actions, actions, actions with { Day = Day.AddDays(9) }, Estimated(1, "Functions", 1)]));

        Assert.Equal([new UnpricedQuantity("Functions", "Durable Task Scheduler Actions", 42, "Actions")], found.Unpriced);
        Assert.Equal([("Functions", false), ("Storage Accounts", true)], found.Services.Select(service => (service.Service, service.Cost.IsComplete)).Order());
        Assert.Equal([false, true], found.Days.Select(day => day.Cost.IsComplete));
        Assert.False(found.Total.IsComplete);
    }

    [Fact]
    public void OtherCharges_AreBesideTheComparison()
    {
        var found = Reconciliation.Of(
            Bill.Of([Billed(0, "Functions", 2), Billed(0, "Functions", 50) with { Category = "Purchase" }, Billed(0, "", 7) with { Category = "Tax" }, Billed(1, "Functions", 1) with { Category = "usage" }]),
            Estimate.Of([Estimated(0, "Functions", 1)]));

        Assert.Equal([new CategoryCost("Purchase", 50), new CategoryCost("Tax", 7)], found.OtherCharges);
        Assert.Equal(3m, found.Total.Billed);
    }

    [Fact]
    public void Currencies_NeedARate_AndOneOnEachSide()
    {
        var bill = Bill.Of([Billed(0, "Functions", 14) with { Currency = "CNY" }]);
        var estimate = Estimate.Of([Estimated(0, "Functions", 1), Estimated(-5, "Functions", 2)]);

        Assert.Contains("in CNY and the estimate in USD", Assert.Throws<ArgumentException>(() => Reconciliation.Of(bill, estimate)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Reconciliation.Of(bill, estimate, 0));
        var found = Reconciliation.Of(bill, estimate, 7);
        Assert.Equal(("CNY", 7m, 7m, 2m, 14m), (found.Currency, found.ExchangeRate, found.Total.Estimated, found.Total.Factor, found.EstimatedElsewhere));
        // Not used where there is nothing to exchange.
        Assert.Equal(1m, Reconciliation.Of(Bill.Of([Billed(0, "Functions", 1)]), estimate, 7).Total.Factor);
        Assert.Contains("USD and in EUR", Assert.Throws<ArgumentException>(() => Bill.Of([Billed(0, "Functions", 1), Billed(0, "Functions", 1) with { Currency = "EUR" }])).Message, StringComparison.Ordinal);
        Assert.Contains("without a currency", Assert.Throws<ArgumentException>(() => Estimate.Of([Estimated(0, "Functions", 1) with { Currency = "" }])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bill_WithNothingToCompare_IsRefused()
    {
        Assert.Contains("no rows", Assert.Throws<ArgumentException>(() => Bill.Of([])).Message, StringComparison.Ordinal);
        Assert.Contains("No row of the bill has that resource group", Assert.Throws<ArgumentException>(() => Bill.Of([Billed(0, "Functions", 1, isSelected: false)])).Message, StringComparison.Ordinal);
        Assert.Contains("longer than any bill", Assert.Throws<ArgumentException>(() => Bill.Of([Billed(0, "Functions", 1), Billed(40_000, "Functions", 1)])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("storage", "Storage Accounts")]
    [InlineData("Azure Monitor", "Log Analytics")]
    [InlineData(" Durable Task Scheduler ", "Functions")]
    [InlineData("Bandwidth", "Bandwidth")]
    public void ServiceNames_OfBills_BecomeOurs_AndOthersStay(string azure, string ours) => Assert.Equal(ours, ServiceNames.Unify(azure));

    [Fact]
    public void ServiceNames_KnowEveryServiceThatIsEstimated() =>
        Assert.All(ChargeKind.ByKey.Values, kind => Assert.Equal((true, kind.ServiceName), (ServiceNames.IsOurs(kind.ServiceName), ServiceNames.Unify(kind.ServiceName))));

    [Fact]
    public void AnyRows_InAnyOrder_AddUp_ToTheLastDigit()
    {
        var services = Gen.Elements("Functions", "Storage", "Storage Accounts", "Bandwidth");
        var rows = from day in Gen.Choose(0, 9)
                   from service in services
                   from units in Gen.Choose(0, 1_000_000_000)
                   select (day, service, cost: units * 0.000_000_000_000_001m);
        var cases = from billed in rows.NonEmptyListOf() from estimated in rows.ListOf() select (billed, estimated);
        Prop.ForAll(cases.ToArbitrary(), item =>
        {
            var billed = item.billed.Select(row => Billed(row.day, row.service, row.cost)).ToArray();
            var estimated = item.estimated.Select(row => Estimated(row.day, row.service, row.cost)).ToArray();
            var found = Reconciliation.Of(Bill.Of(billed), Estimate.Of(estimated));
            var reversed = Reconciliation.Of(Bill.Of(billed.Reverse()), Estimate.Of(estimated.Reverse()));
            var inside = estimated.Where(row => row.Day >= found.FirstDay && row.Day <= found.LastDay).Sum(row => row.Cost!.Value);
            return found.Total.Billed == billed.Sum(row => row.Cost)
                && (found.Total.Estimated ?? 0) == inside
                && inside + found.EstimatedElsewhere == estimated.Sum(row => row.Cost!.Value)
                && found.Services.Sum(service => service.Cost.Billed ?? 0) == found.Total.Billed
                && found.Days.Sum(day => day.Cost.Estimated ?? 0) == inside
                && found.Days.Count == found.LastDay.DayNumber - found.FirstDay.DayNumber + 1
                && reversed.Total == found.Total
                && reversed.Services.SequenceEqual(found.Services);
        }).QuickCheckThrowOnFailure();
    }

    private static BilledCharge Billed(int day, string service, decimal cost, bool isSelected = true) => new(Day.AddDays(day), service, cost, "USD", IsSelected: isSelected);

    private static EstimatedCharge Estimated(int day, string service, decimal cost, bool isSong = true) =>
        new(Day.AddDays(day), service, "Meter", cost, "USD", IsSong: isSong, PriceBookVersion: "v1");
}
