using System.Text.Json;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Functions.CostReports;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Tests.Costs;
using GenreFunctions.Functions.Tests.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.CostReports;

public sealed class GetBusinessCaseTests
{
    private static readonly string[] Unknown = ["costPerSong", "idlePerYear", "costPerYear", "saving", "timesCheaper", "shareOfClaim"];

    private readonly MemoryCostStore _store = new();

    [Fact]
    public async Task Get_NothingTaggedYet_IsTheReportsCase()
    {
        var answer = await Case("");
        // 20 million songs of 30 s, 8 hours and 160 yuan a day.
        Assert.Equal(960, answer.GetProperty("byHand").GetProperty("songsPerDay").GetDecimal());
        Assert.Equal(20_000_000m * 30 * 160 / 28_800, answer.GetProperty("byHand").GetProperty("costPerYear").GetDecimal());
        Assert.Equal(3_200_000, answer.GetProperty("claim").GetProperty("byHand").GetDecimal());
        Assert.Equal(7.1m, answer.GetProperty("assumptions").GetProperty("exchangeRate").GetDecimal());
        Assert.Equal("CNY", answer.GetProperty("currency").GetString());
        Assert.False(answer.TryGetProperty("measured", out _));
        Assert.False(answer.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Get_OwnRuns_AreMeasured()
    {
        _store.Runs.AddRange([Sample.Run(seconds: 4, daysAgo: 300), Sample.Run("acme/b.wav", seconds: 8), Sample.Run("acme/old.wav", seconds: 800, daysAgo: 400)]);
        var answer = await Case("?songsPerYear=1000000&exchangeRate=7");
        var measured = answer.GetProperty("measured");
        var perSong = _store.Runs.Take(2).Sum(run => run.Cost.KnownCost) / 2 * 7;
        Assert.Equal((2, 180m, 6m, 14_400m), (measured.GetProperty("basedOnSongs").GetInt32(), Number("audioSeconds"), Number("secondsPerSong"), Number("songsPerDay")));
        Assert.Equal(perSong, Number("costPerSong"), 13);
        Assert.Equal(0, Number("idlePerYear"));
        Assert.Equal(perSong * 1_000_000, Number("costPerYear"), 7);
        Assert.Equal(answer.GetProperty("byHand").GetProperty("costPerYear").GetDecimal() - Number("costPerYear"), Number("saving"));
        Assert.Equal(answer.GetProperty("byHand").GetProperty("costPerYear").GetDecimal() / Number("costPerYear"), Number("timesCheaper"), 9);
        Assert.Equal(Number("costPerYear") / 1_200_000, Number("shareOfClaim"), 9);
        Assert.True(measured.GetProperty("isComplete").GetBoolean());
        Assert.True(answer.GetProperty("complete").GetBoolean());

        decimal Number(string name) => measured.GetProperty(name).GetDecimal();
    }

    [Fact]
    public async Task Get_NothingHasAPrice_CostIsUnknown()
    {
        var local = Sample.Options(new LocalPlan(cores: 2));
        _store.Runs.Add(Sample.Run(options: local));
        var measured = (await Case("?songsPerYear=1000", local)).GetProperty("measured");
        Assert.All(Unknown, name => Assert.False(measured.TryGetProperty(name, out _), name));
        Assert.Equal("""["local.machine"]""", measured.GetProperty("unpriced").GetRawText());
        Assert.Equal(6, measured.GetProperty("secondsPerSong").GetDecimal());
    }

    [Fact]
    public async Task Get_RunsWithoutAudio_AreMeasuredAllTheSame()
    {
        var run = Sample.Run();
        _store.Runs.Add(run with { Meters = run.Meters with { AudioSeconds = default, Segments = 0 } });
        Assert.Equal(0, (await Case("")).GetProperty("measured").GetProperty("audioSeconds").GetDecimal());
    }

    [Theory]
    [InlineData("?secondsPerSong=60&hoursPerDay=4&dayWage=320&daysPerYear=200", 240)]
    [InlineData("?secondsPerSong=0.5", 57_600)]
    public async Task Get_OtherAssumptions_Count(string query, int songsPerDay) =>
        Assert.Equal(songsPerDay, (await Case(query)).GetProperty("byHand").GetProperty("songsPerDay").GetDecimal());

    [Theory]
    [InlineData("?secondsPerSong=0", "secondsPerSong: '0' is no number from 0.000001 to 86400, as in 7.1.")]
    [InlineData("?hoursPerDay=25", "hoursPerDay: '25' is no number from 0.000001 to 24, as in 7.1.")]
    [InlineData("?dayWage=1e3", "dayWage: '1e3' is no number from 0.000001 to 1000000, as in 7.1.")]
    [InlineData("?exchangeRate=7,1", "exchangeRate: '7,1' is no number from 0.000001 to 1000000, as in 7.1.")]
    [InlineData("?daysPerYear=-1", "daysPerYear: '-1' is no number from 0.000001 to 366, as in 7.1.")]
    public async Task Get_BadNumber_IsNamed(string query, string says) => Assert.Equal(says, (await Run(query)).Problem(400));

    [Fact]
    public async Task Get_BookInACurrencyWithoutARate_AsksForIt()
    {
        var euros = Sample.Options(new FlexPlan(), Sample.Book("test-2", "EUR"));
        Assert.Equal("exchangeRate: The price book is in EUR: an exchange rate to CNY has to be given.", (await Run("", euros)).Problem(400));
        Assert.Equal(7.9m, (await Case("?exchangeRate=7.9", euros)).GetProperty("assumptions").GetProperty("exchangeRate").GetDecimal());
    }

    [Theory]
    [InlineData("?songsPerYear=1000000000&secondsPerSong=86400&dayWage=1000000&hoursPerDay=0.000001&daysPerYear=0.000001")]
    [InlineData("?songsPerYear=1&secondsPerSong=0.000001&dayWage=0.000001&hoursPerDay=24&exchangeRate=0.000001")]
    public async Task Get_Extremes_AreAnswered(string query)
    {
        _store.Runs.Add(Sample.Run());
        Assert.True((await Case(query)).GetProperty("measured").GetProperty("saving").ValueKind == JsonValueKind.Number);
    }

    private Task<IActionResult> Run(string query, CostOptions? options = null) =>
        new GetBusinessCase(_store, options ?? Sample.Flex, new ManualTime(Sample.Now), NullLogger<GetBusinessCase>.Instance).RunAsync(Call.Request(query));

    private async Task<JsonElement> Case(string query, CostOptions? options = null) => (await Run(query, options)).Json();
}
