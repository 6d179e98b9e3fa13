using System.Text.Json;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Functions.CostReports;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Tests.Costs;
using GenreFunctions.Functions.Tests.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.CostReports;

public sealed class GetCostsTests
{
    private static readonly string[] UnitCosts = ["mean", "median", "p95", "per1000"];

    private readonly MemoryCostStore _store = new();

    [Fact]
    public async Task Get_ManyRuns_TotalsAreThoseOfTheRecordsWhichAreNotRead()
    {
        for (var i = 0; i < 60; i++)
            _store.Runs.Add(Sample.Run($"acme/{i}.wav", daysAgo: i % 40, seconds: 1 + i, retries: i % 3 == 0 ? 1 : 0));
        _store.Stretches.AddRange([Sample.Waiting(3), Sample.Waiting(3, hour: 10), Sample.Waiting(35)]);
        var report = await Report();

        var runs = _store.Runs.Where(run => run.Meters.End > Sample.Now.AddDays(-29.5)).ToList();
        var total = report.GetProperty("total");
        var cost = runs.Sum(run => run.Cost.KnownCost);
        Assert.Equal(runs.Count, total.GetProperty("songs").GetInt32());
        Assert.Equal(runs.Count(run => run.Cost.RetryCost > 0), total.GetProperty("retriedSongs").GetInt32());
        Assert.Equal(cost, total.GetProperty("cost").GetDecimal());
        Assert.Equal(runs.Sum(run => run.Cost.RetryCost) / cost, total.GetProperty("retryShare").GetDecimal(), 14);
        Assert.Equal(cost / runs.Count, total.GetProperty("mean").GetDecimal(), 14);
        Assert.Equal(cost / runs.Count * 1000, total.GetProperty("per1000").GetDecimal(), 11);
        Near(0.5, "median");
        Near(0.95, "p95");
        Assert.Equal(runs.Count * 180m, total.GetProperty("audioSeconds").GetDecimal());
        Assert.Equal(runs.Count * 60, total.GetProperty("segments").GetInt32());
        Assert.True(total.GetProperty("complete").GetBoolean());

        var idle = _store.Stretches.Take(2).Sum(stretch => stretch.Cost.KnownCost);
        Assert.Equal(idle, report.GetProperty("idle").GetProperty("cost").GetDecimal());
        Assert.Equal(2, report.GetProperty("idle").GetProperty("hours").GetDecimal());
        Assert.Equal(idle / (idle + cost), report.GetProperty("idle").GetProperty("share").GetDecimal(), 14);
        Assert.Equal(cost + idle, report.GetProperty("grandTotal").GetDecimal());
        Assert.Equal(cost + idle, report.GetProperty("services").EnumerateArray().Sum(service => service.GetProperty("cost").GetDecimal()));
        Assert.Equal(1, report.GetProperty("services").EnumerateArray().Sum(service => service.GetProperty("share").GetDecimal()), 10);
        Assert.Equal(("2026-10-23", "2026-11-22", "day"), (Text(report, "from"), Text(report, "to"), Text(report, "by")));
        Assert.Equal(("USD", "eastus", "flex", "listEstimate"), (Text(report, "currency"), Text(report, "region"), Text(report, "plan"), Text(report, "basis")));
        Assert.Equal(["test-1"], report.GetProperty("priceBookVersions").EnumerateArray().Select(version => version.GetString()));
        Assert.Equal(0, _store.ReadRuns);

        void Near(double share, string name)
        {
            var exact = runs.Select(run => (double)run.Cost.KnownCost).Order().ElementAt((int)Math.Ceiling(share * runs.Count) - 1);
            Assert.InRange(total.GetProperty(name).GetDouble(), exact * 0.99, exact * 1.01);
        }
    }

    [Fact]
    public async Task Get_ByDay_HasEveryDayAndItsWaiting()
    {
        _store.Runs.AddRange([Sample.Run(daysAgo: 1), Sample.Run("acme/b.wav", daysAgo: 1), Sample.Run("acme/c.wav", daysAgo: 3)]);
        _store.Stretches.AddRange([Sample.Waiting(1), Sample.Waiting(1, hour: 11), Sample.Waiting(2)]);
        var groups = (await Report("?from=2026-11-17&to=2026-11-22")).GetProperty("groups").EnumerateArray().ToList();
        Assert.Equal(["2026-11-17 0", "2026-11-18 1", "2026-11-19 0", "2026-11-20 2", "2026-11-21 0"], groups.Select(day => $"{Text(day, "key")} {day.GetProperty("songs")}"));
        var hour = Sample.Waiting().Cost.KnownCost;
        Assert.Equal([0, 0, hour, 2 * hour, 0], groups.Select(day => day.GetProperty("idle").GetDecimal()));
        Assert.All(groups.Where(day => day.GetProperty("songs").GetInt32() == 0), day => Assert.All(UnitCosts.Append("retryShare"), name => Assert.False(day.TryGetProperty(name, out _), name)));
    }

    [Theory]
    [InlineData("publisher", "zenith,acme")]
    [InlineData("genre", "rock,jazz,tooShort")]
    [InlineData("plan", "flex,premium")]
    public async Task Get_ByAnything_GroupsAddUpDearestFirst(string by, string keys)
    {
        _store.Runs.AddRange(
        [
            Sample.Run(seconds: 20), Sample.Run("zenith/b.wav", seconds: 90, genre: "rock"), Sample.Run("acme/c.wav", seconds: 1, outcome: SongOutcome.TooShort),
            Sample.Run("acme/d.wav", seconds: 1, options: Sample.Options(new PremiumPlan())),
        ]);
        var report = await Report($"?by={by}");
        var groups = report.GetProperty("groups").EnumerateArray().ToList();
        Assert.Equal(keys, string.Join(',', groups.Select(group => Text(group, "key"))));
        Assert.Equal(report.GetProperty("total").GetProperty("cost").GetDecimal(), groups.Sum(group => group.GetProperty("cost").GetDecimal()));
        Assert.All(groups, group => Assert.False(group.TryGetProperty("idle", out _)));
    }

    [Fact]
    public async Task Get_ByService_GroupsAreTheServices()
    {
        _store.Runs.Add(Sample.Run());
        var report = await Report("?by=service");
        Assert.Equal(report.GetProperty("services").GetRawText(), report.GetProperty("groups").GetRawText());
        Assert.Equal(["Functions", "Storage Accounts", "Azure Cosmos DB"], report.GetProperty("groups").EnumerateArray().Select(group => Text(group, "key")));
    }

    [Fact]
    public async Task Get_Publisher_HasNobodysWaiting()
    {
        _store.Runs.AddRange([Sample.Run(), Sample.Run("zenith/b.wav")]);
        _store.Stretches.Add(Sample.Waiting());
        var report = await Report("?publisher=zenith");
        Assert.Equal(1, report.GetProperty("total").GetProperty("songs").GetInt32());
        Assert.Equal(_store.Runs[1].Cost.KnownCost, report.GetProperty("grandTotal").GetDecimal());
        Assert.Equal("""{"cost":0,"share":0,"complete":true,"hours":0}""", report.GetProperty("idle").GetRawText());
    }

    [Fact]
    public async Task Get_SeveralCurrenciesAndBooks_AreNotMixed()
    {
        var euros = Sample.Options(new FlexPlan(alwaysReady: 1), Sample.Book("test-3", "EUR"));
        _store.Runs.AddRange([Sample.Run(), Sample.Run("acme/b.wav", options: Sample.Options(new FlexPlan(), Sample.Book("test-0", "USD"))), Sample.Run("acme/c.wav", options: euros)]);
        _store.Stretches.AddRange([Sample.Waiting(), Sample.Waiting(2, euros)]);
        var report = await Report();
        Assert.Equal(2, report.GetProperty("total").GetProperty("songs").GetInt32());
        Assert.Equal(_store.Runs.Take(2).Sum(run => run.Cost.KnownCost) + _store.Stretches[0].Cost.KnownCost, report.GetProperty("grandTotal").GetDecimal());
        Assert.Equal("""["EUR"]""", report.GetProperty("otherCurrencies").GetRawText());
        Assert.Equal("""["test-0","test-1"]""", report.GetProperty("priceBookVersions").GetRawText());
        Assert.False(report.GetProperty("complete").GetBoolean());
        Assert.True(report.GetProperty("total").GetProperty("complete").GetBoolean());
        Assert.False((await Report("?from=2026-01-01&to=2026-02-01")).TryGetProperty("otherCurrencies", out _));
    }

    [Fact]
    public async Task Get_SomethingWithoutAPrice_IsNamedAndNotCountedAsNought()
    {
        var without = Sample.Options(new FlexPlan(alwaysReady: 1), Sample.Book("test-2", "USD", "durable.actions", "flex.always-ready"));
        _store.Runs.AddRange([Sample.Run(options: without), Sample.Run("acme/b.wav", options: without), Sample.Run("acme/c.wav")]);
        _store.Stretches.Add(Sample.Waiting(options: without));
        var report = await Report(options: without);
        Assert.False(report.GetProperty("complete").GetBoolean());
        Assert.False(report.GetProperty("total").GetProperty("complete").GetBoolean());
        Assert.False(report.GetProperty("idle").GetProperty("complete").GetBoolean());
        Assert.Equal(2, report.GetProperty("total").GetProperty("incompleteSongs").GetInt32());
        Assert.Equal(
            ["durable.actions Functions Durable Task Scheduler Actions 2 The price book does not have it.", "flex.always-ready Functions Flex Consumption Always Ready Baseline 0 The price book does not have it."],
            report.GetProperty("unpriced").EnumerateArray().Select(use => $"{Text(use, "key")} {Text(use, "serviceName")} {Text(use, "skuMeter")} {use.GetProperty("songs")} {Text(use, "reason")}"));

        var priced = (await Report()).GetProperty("unpriced").EnumerateArray().First();
        Assert.Equal("It had no price when this was recorded; now it has one.", Text(priced, "reason"));
    }

    [Fact]
    public async Task Get_NothingHasAPrice_UnitCostsAreUnknown()
    {
        _store.Runs.Add(Sample.Run(options: Sample.Options(new LocalPlan())));
        var total = (await Report()).GetProperty("total");
        Assert.Equal((1, 1, 0m), (total.GetProperty("songs").GetInt32(), total.GetProperty("incompleteSongs").GetInt32(), total.GetProperty("cost").GetDecimal()));
        Assert.All(UnitCosts, name => Assert.False(total.TryGetProperty(name, out _), name));
    }

    [Fact]
    public async Task Get_Budget_IsOfThisMonthAndEverybody()
    {
        Assert.False((await Report()).TryGetProperty("budget", out _));
        _store.Runs.AddRange([Sample.Run(daysAgo: 20), Sample.Run("zenith/b.wav", daysAgo: 21), Sample.Run("zenith/c.wav")]);
        _store.Stretches.Add(Sample.Waiting(20));
        var budget = (await Report("?from=2026-11-21&to=2026-11-22&publisher=acme", Sample.Options(new FlexPlan(), budget: 300))).GetProperty("budget");
        var spent = _store.Runs[0].Cost.KnownCost + _store.Runs[2].Cost.KnownCost + _store.Stretches[0].Cost.KnownCost;
        Assert.Equal((300m, 10m, spent), (budget.GetProperty("monthly").GetDecimal(), budget.GetProperty("perDay").GetDecimal(), budget.GetProperty("spentThisMonth").GetDecimal()));
        Assert.Equal(spent / 300, budget.GetProperty("share").GetDecimal(), 14);
        Assert.True(budget.GetProperty("complete").GetBoolean());
    }

    [Theory]
    [InlineData("2026-02-14", "2026-02-01", "2026-03-01")]
    [InlineData("2026-12-31", "2026-12-01", "2027-01-01")]
    public void Month_AnyDay_IsTheWholeOfIts(string day, string from, string to) =>
        Assert.Equal(new CostRange(Day(from), Day(to)), BudgetBody.Month(Day(day)));

    [Theory]
    [InlineData("?from=2026-11-21&to=2026-11-21", "from: 2026-11-21 is not before to, 2026-11-21, which is the day behind the last; without it, that is tomorrow.")]
    [InlineData("?from=2026-11-22", "from: 2026-11-22 is not before to, 2026-11-22, which is the day behind the last; without it, that is tomorrow.")]
    [InlineData("?from=2020-01-01&to=2023-01-02", "from: from 2020-01-01 to 2023-01-02 is more than 3 years; ask for a part of it at a time.")]
    [InlineData("?from=2026-11-20T10:00:00Z", "from: '2026-11-20T10:00:00Z' is no day from 2000 to 2999, as in 2026-01-31.")]
    [InlineData("?to=0001-01-01", "to: '0001-01-01' is no day from 2000 to 2999, as in 2026-01-31.")]
    [InlineData("?to=9999-12-31", "to: '9999-12-31' is no day from 2000 to 2999, as in 2026-01-31.")]
    [InlineData("?by=month", "by: 'month' is none of day, publisher, genre, service, plan.")]
    [InlineData("?form=2026-11-20", "form: there is no such query parameter; there are from, to, by, publisher.")]
    public async Task Get_BadParameter_Is400AndSaysWhich(string query, string says) => Assert.Equal(says, (await Run(query)).Problem(400));

    [Theory]
    [InlineData("?from=2020-01-01&to=2023-01-01", 1096)]
    [InlineData("?to=2000-01-02", 30)]
    [InlineData("?from=2026-11-21", 1)]
    public async Task Get_RangeAtALimit_IsAnswered(string query, int days) => Assert.Equal(days, (await Report(query)).GetProperty("groups").GetArrayLength());

    [Fact]
    public async Task Get_StoreAway_Is503()
    {
        _store.IsUnavailable = true;
        (await Run("")).Problem(503);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private Task<Microsoft.AspNetCore.Mvc.IActionResult> Run(string query, CostOptions? options = null) =>
        new GetCosts(_store, options ?? Sample.Flex, new ManualTime(Sample.Now), NullLogger<GetCosts>.Instance).RunAsync(Call.Request(query));

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private async Task<JsonElement> Report(string query = "", CostOptions? options = null) => (await Run(query, options)).Json();
}
