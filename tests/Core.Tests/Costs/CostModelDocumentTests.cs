using System.Globalization;
using System.Text.RegularExpressions;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Tests.Costs;

/// <summary>The examples of docs/cost-model.md, which were worked by hand, against the code.</summary>
public sealed class CostModelDocumentTests
{
    private static readonly CostModelDocument Page = CostModelDocument.Current;

    public static TheoryData<string> ExampleNames => [.. Page.Examples.Keys];

    public static TheoryData<string> MonthNames => [.. Page.Months.Keys];

    [Fact]
    public void Prices_OfThePage_AreThoseOfTheBook() =>
        Assert.Equal(
            ChargeKind.ByKey.Values.Select(kind => (kind, price: PriceBook.Embedded.Find(kind)))
                .Select(entry => string.Join(' ', entry.kind.Key, entry.kind.ConsumedUnit, entry.price?.UnitPrice.ToString(CultureInfo.InvariantCulture), entry.price?.UnitQuantity.ToString(CultureInfo.InvariantCulture), $"{entry.price?.AsOf:yyyy-MM-dd}").TrimEnd())
                .Order(StringComparer.Ordinal),
            Page.Prices.Select(cells => string.Join(' ', cells).TrimEnd()).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(ExampleNames))]
    public void Example_OfThePage_IsWhatTheCodeComputes(string name)
    {
        var example = Page.Examples[name];

        Assert.Equal(example.Computed(), [.. example.Claimed.SkipLast(1).Order(StringComparer.Ordinal), example.Claimed[^1]]);
    }

    [Theory]
    [MemberData(nameof(ExampleNames))]
    public void Example_OfThePage_IsRightInItself(string name) => AssertRightInItself(Page.Examples[name].Claimed);

    [Theory]
    [MemberData(nameof(MonthNames))]
    public void Month_OfThePage_IsWhatTheCodeComputes(string name)
    {
        var example = Page.Months[name];

        Assert.Equal(example.Computed(), [.. example.Claimed.SkipLast(1).Order(StringComparer.Ordinal), example.Claimed[^1]]);
    }

    [Theory]
    [MemberData(nameof(MonthNames))]
    public void Month_OfThePage_IsRightInItself(string name) => AssertRightInItself(Page.Months[name].Claimed);

    [Fact]
    public void Examples_HaveEveryPlan_WorkingAndWaiting()
    {
        var plans = Page.Examples.Values.Select(example => example.Cost().Lines[0]).Select(line => (line.Tags[CostLine.PlanTag], line.Allocation)).Distinct();

        Assert.Equal(
            BillingPlans.Names.SelectMany(name => new[] { (name, CostAllocation.Direct), (name, CostAllocation.SharedIdle) }).Order(), plans.Order());
    }

    [Fact]
    public void Sums_OfThePage_AreRight() =>
        Assert.All(Page.Sums.Values.SelectMany(sums => sums), sum => AssertAsShown(Page.Evaluate(sum.Expression), sum));

    [Theory]
    [InlineData("30 seconds on flex", 30, 0.3, 10)]
    [InlineData("four minutes on flex", 240, 2.4, 80)]
    [InlineData("four minutes on a T4", 240, 2.4, 80)]
    [InlineData("eight minutes on flex", 480, 4.8, 160)]
    public void WholeSong_OfThePage_RunsWhatTheServiceWould(string name, double audioSeconds, double computeSeconds, int segments)
    {
        var service = new MeasuredSong((decimal)audioSeconds, (decimal)computeSeconds).Meters(CostSamples.Start);
        var page = Page.Examples[name].Song;

        Assert.Equal(segments, service.Segments);
        Assert.Equal(service.Executions.Select(ran => ran.Wall).Order(), page.Executions.Select(ran => ran.Wall).Order());
        Assert.Equal(service.DurableActions, page.DurableActions);
    }

    [Fact]
    public void Case_OfThePage_IsTheBusinessCase()
    {
        var given = new BusinessCase(new CaseAssumptions());
        var service = given.With(new MeasuredSong(240, 2.4m), PriceBook.Embedded.WithMachineHour(0.36m), new LocalPlan(cores: 2));
        var (hand, claim) = (given.ByHand, given.Claim);
        Dictionary<string, decimal?> computed = new()
        {
            ["songs a person a day"] = hand.SongsPerDay,
            ["person-days a year"] = hand.PersonDaysPerYear,
            ["people"] = hand.People,
            ["a song by hand"] = hand.CostPerSong,
            ["a year by hand"] = hand.CostPerYear,
            ["by hand, against the claim"] = claim.ByHandDifference,
            ["songs a day that the claim takes"] = claim.SongsPerDayImplied,
            ["hours a day that the claim takes"] = claim.HoursPerDayImplied,
            ["a song with a service, as claimed"] = claim.WithServicePerSong,
            ["saving, as claimed"] = claim.Saving,
            ["times cheaper, as claimed"] = claim.TimesCheaper,
            ["songs a day of a core"] = service.SongsPerDay,
            ["instances kept busy"] = service.Instances,
            ["a song, measured"] = service.CostPerSong,
            ["waiting a year, measured"] = service.IdlePerYear,
            ["a year, measured"] = service.CostPerYear,
            ["saving, measured"] = service.Saving,
            ["times cheaper, measured"] = service.TimesCheaper,
            ["share of the claim, measured"] = service.ShareOfClaim,
        };

        Assert.Equal(computed.Keys, Page.Sums["case"].Select(sum => sum.Name));
        Assert.All(Page.Sums["case"], sum => AssertAsShown(computed[sum.Name]!.Value, sum));
    }

    private static void AssertRightInItself(IReadOnlyList<string> claimed)
    {
        var sum = Rational.Zero;
        foreach (var line in claimed.SkipLast(1).Where(line => !line.Contains("unpriced", StringComparison.Ordinal)))
        {
            var numbers = Regex.Match(line, @" ([\d.]+) x ([\d.]+) / ([\d.]+) = ([\d.]+)$").Groups.Values.Skip(1).Select(number => (Rational)Decimal(number.Value)).ToArray();
            Assert.True(Rational.Distance(numbers[0] * numbers[1] / numbers[2], numbers[3]) <= 0.000_000_000_000_000_5m, line);
            sum += numbers[3];
        }

        Assert.Equal(sum, (Rational)Decimal(claimed[^1].Split(' ')[^1]));
    }

    /// <summary>The page's result, to the digits that it shows.</summary>
    private static void AssertAsShown(Rational value, (string Name, string Expression, string Result) sum)
    {
        var decimals = sum.Result.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? sum.Result.Length - point - 1 : 0;
        Assert.True(Rational.Distance(value, Decimal(sum.Result)) <= (Rational)1 / (2 * (long)Math.Pow(10, decimals)), $"{sum.Name}: {value} is not {sum.Result}.");
    }

    private static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
