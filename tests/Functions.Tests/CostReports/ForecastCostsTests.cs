using System.Text.Json;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Functions.CostReports;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Tests.Costs;
using GenreFunctions.Functions.Tests.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.CostReports;

public sealed class ForecastCostsTests
{
    private static readonly string[] Unknown = ["perSong", "songsCost", "idleCost", "total", "instances"];

    private readonly MemoryCostStore _store = new();

    [Fact]
    public async Task Forecast_RunsAndWaiting_AreThoseOfAYear()
    {
        _store.Runs.AddRange([Sample.Run(seconds: 4), Sample.Run("acme/b.wav", daysAgo: 1, seconds: 8)]);
        _store.Stretches.AddRange([Sample.Waiting(1), Sample.Waiting(1, hour: 10)]);
        var forecast = await Forecast("?songsPerYear=1000000");
        var mean = _store.Runs.Sum(run => run.Cost.KnownCost) / 2;
        var idle = Sample.Waiting().Cost.KnownCost * 24 * 365;
        Assert.Equal((1_000_000, 2), (forecast.GetProperty("songsPerYear").GetInt32(), forecast.GetProperty("basedOnSongs").GetInt32()));
        Assert.Equal(mean, forecast.GetProperty("perSong").GetDecimal(), 14);
        Assert.Equal(mean * 1_000_000, forecast.GetProperty("songsCost").GetDecimal(), 8);
        Assert.Equal(idle, forecast.GetProperty("idleCost").GetDecimal(), 8);
        Assert.Equal((mean * 1_000_000) + idle, forecast.GetProperty("total").GetDecimal(), 8);
        Assert.Equal(1_000_000 / 365m, forecast.GetProperty("songsPerDay").GetDecimal(), 10);
        // Each song is billed for 6 s on average.
        Assert.Equal(6_000_000 / (365m * 86_400), forecast.GetProperty("instances").GetDecimal(), 10);
        Assert.True(forecast.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Forecast_Plans_AreComparedOnTheSameMeters()
    {
        _store.Runs.AddRange([Sample.Run(seconds: 4), Sample.Run("acme/b.wav", seconds: 8)]);
        var plans = (await Forecast("?songsPerYear=2000")).GetProperty("plans").EnumerateArray().ToList();
        Assert.Equal(BillingPlans.Names, plans.Select(plan => plan.GetProperty("plan").GetString()));
        foreach (var plan in plans)
        {
            var costing = new SongCosting(Sample.Prices, BillingPlans.Create(plan.GetProperty("plan").GetString()!, new PlanOptions()));
            var costs = _store.Runs.Select(run => costing.Of(run.Meters)).ToList();
            if (costs[0].Lines.Count > 0)
                Assert.Equal(costs.Sum(cost => cost.KnownCost) / 2, plan.GetProperty("perSong").GetDecimal(), 14);
            else
                Assert.Equal((false, false, false), (plan.TryGetProperty("perSong", out _), plan.TryGetProperty("total", out _), plan.GetProperty("complete").GetBoolean()));
        }

        // One instance waits all year for 12,000 s of songs.
        var premium = plans.Single(plan => plan.GetProperty("plan").GetString() == "premium");
        Assert.Equal(((365 * 24m) - (12_000 / 3600m)) * (0.173m + (3.5m * 0.0123m)), premium.GetProperty("idleCost").GetDecimal(), 9);
        Assert.Equal((premium.GetProperty("perSong").GetDecimal() * 2000) + premium.GetProperty("idleCost").GetDecimal(), premium.GetProperty("total").GetDecimal());
    }

    [Fact]
    public async Task Forecast_NoWaitingRecorded_IsThePlansRule()
    {
        _store.Runs.Add(Sample.Run());
        var options = Sample.Options(new FlexPlan(alwaysReady: 1));
        var forecast = await Forecast("", options);
        Assert.Equal(365 * 86_400m * 2 * 0.000_004m, forecast.GetProperty("idleCost").GetDecimal());
        Assert.Equal(20_000_000, forecast.GetProperty("songsPerYear").GetInt32());
        Assert.True(forecast.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Forecast_NoSongs_IsUnknown()
    {
        var forecast = await Forecast("");
        Assert.All(Unknown, name => Assert.False(forecast.TryGetProperty(name, out _), name));
        Assert.Equal("[]", forecast.GetProperty("plans").GetRawText());
        Assert.False(forecast.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Forecast_Publisher_IsOfItsSongsAndEverybodysWaiting()
    {
        _store.Runs.AddRange([Sample.Run(), Sample.Run("zenith/b.wav", seconds: 30)]);
        _store.Stretches.Add(Sample.Waiting());
        var forecast = await Forecast("?publisher=zenith");
        Assert.Equal(_store.Runs[1].Cost.KnownCost, forecast.GetProperty("perSong").GetDecimal());
        Assert.True(forecast.GetProperty("idleCost").GetDecimal() > 0);
    }

    [Fact]
    public async Task Forecast_SongsOfOneDay_CountAllInThePlans()
    {
        // What ends first is short, or broken: a sample of a day's first songs would say that this plan costs a fraction of what it did.
        _store.Runs.AddRange(Enumerable.Range(0, 60).Select(i => Sample.Run($"acme/{i}.wav", seconds: i < 30 ? 1 : 100)));
        var forecast = await Forecast("");
        var own = forecast.GetProperty("plans").EnumerateArray().Single(plan => plan.GetProperty("plan").GetString() == forecast.GetProperty("plan").GetString());
        Assert.Equal(forecast.GetProperty("perSong").GetDecimal(), own.GetProperty("perSong").GetDecimal(), 14);
        Assert.Equal(60, _store.ReadRuns);
    }

    [Fact]
    public async Task Forecast_ManySongs_LooksAtAFewOfEveryPart()
    {
        for (var day = 0; day < 25; day++)
            _store.Runs.AddRange(Enumerable.Range(0, 30).Select(i => Sample.Run($"acme/{day}-{i}.wav", daysAgo: day)));
        await Forecast("");
        Assert.Equal(TypicalRuns.Most, _store.ReadRuns);
    }

    [Theory]
    [InlineData("?songsPerYear=0")]
    [InlineData("?songsPerYear=1000000001")]
    [InlineData("?songsPerYear=many")]
    public async Task Forecast_BadNumber_Is400(string query) =>
        Assert.Contains("is no whole number from 1 to 1000000000", (await Run(query)).Problem(400), StringComparison.Ordinal);

    private Task<IActionResult> Run(string query, CostOptions? options = null) =>
        new ForecastCosts(_store, options ?? Sample.Flex, new ManualTime(Sample.Now), NullLogger<ForecastCosts>.Instance).RunAsync(Call.Request(query));

    private async Task<JsonElement> Forecast(string query, CostOptions? options = null) => (await Run(query, options)).Json();
}
