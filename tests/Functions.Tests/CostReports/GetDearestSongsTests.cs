using System.Text.Json;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Functions.CostReports;
using GenreFunctions.Functions.Tests.Costs;
using GenreFunctions.Functions.Tests.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.CostReports;

public sealed class GetDearestSongsTests
{
    private readonly MemoryCostStore _store = new();

    [Fact]
    public async Task Get_OneRetriedRun_IsFirstAndSaysWhy()
    {
        _store.Runs.AddRange([.. Enumerable.Range(0, 30).Select(i => Sample.Run($"acme/{i}.wav", daysAgo: i)), Sample.Run("acme/again.wav", retries: 3)]);
        var answer = await Dearest("?limit=2");
        var songs = answer.GetProperty("songs").EnumerateArray().ToList();
        Assert.Equal(2, songs.Count);
        Assert.Equal("acme/again.wav", songs[0].GetProperty("name").GetString());
        Assert.StartsWith("3.7 times the median: 73 % went into 3 retries; a second of its audio took 3.6 times the mean processor time, 100 % of it in PrepareAudio; ", songs[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("About the median: nothing else is unusual about it; ", songs[1].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(_store.Runs[^1].Cost.KnownCost, songs[0].GetProperty("cost").GetDecimal());
        Assert.Equal("recorded", songs[0].GetProperty("ending").GetString());
        Assert.True(answer.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Get_PublisherAndDays_AreHeeded()
    {
        _store.Runs.AddRange([Sample.Run(), Sample.Run("zenith/b.wav", daysAgo: 3), Sample.Run("zenith/c.wav", daysAgo: 1), Sample.Run("zenith/d.wav", options: Sample.Options(new FlexPlan(), Sample.Book("test-2", "EUR")))]);
        var answer = await Dearest("?publisher=zenith&from=2026-11-19&to=2026-11-22");
        Assert.Equal("zenith/c.wav", answer.GetProperty("songs").EnumerateArray().Single().GetProperty("name").GetString());
        Assert.Equal("""["EUR"]""", answer.GetProperty("otherCurrencies").GetRawText());
        Assert.False(answer.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Get_DearerRunsInAnotherCurrency_TakeNobodysPlace()
    {
        var euros = Sample.Options(new FlexPlan(), Sample.Book("test-2", "EUR"));
        _store.Runs.AddRange(Enumerable.Range(0, 9).Select(i => Sample.Run($"acme/{i}.wav", seconds: 100 + i, options: euros)));
        _store.Runs.AddRange(Enumerable.Range(0, 3).Select(i => Sample.Run($"zenith/{i}.wav", seconds: 10 + i)));
        Assert.Equal(["zenith/2.wav", "zenith/1.wav"], (await Dearest("?limit=2")).GetProperty("songs").EnumerateArray().Select(song => song.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Get_NothingSaid_GivesTwenty()
    {
        Assert.Equal("[]", (await Dearest("")).GetProperty("songs").GetRawText());
        _store.Runs.AddRange(Enumerable.Range(0, 30).Select(i => Sample.Run($"acme/{i}.wav")));
        Assert.Equal(20, (await Dearest("")).GetProperty("songs").GetArrayLength());
        (await Run("?limit=101")).Problem(400);
    }

    private Task<IActionResult> Run(string query) =>
        new GetDearestSongs(_store, Sample.Flex, new ManualTime(Sample.Now), NullLogger<GetDearestSongs>.Instance).RunAsync(Call.Request(query));

    private async Task<JsonElement> Dearest(string query) => (await Run(query)).Json();
}
