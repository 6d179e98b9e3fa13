using System.Text.Json;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Functions.CostReports;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Tests.Costs;
using GenreFunctions.Functions.Tests.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.CostReports;

public sealed class GetSongCostsTests
{
    private readonly MemoryCostStore _store = new();

    [Fact]
    public async Task Get_SongOfTwoRuns_GivesBothLineByLine()
    {
        _store.Runs.AddRange([Sample.Run(daysAgo: 2), Sample.Run(run: "2", retries: 1), Sample.Run("acme/other.wav")]);
        var song = await Costs();
        var runs = song.GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal(_store.Runs.Take(2).Sum(run => run.Cost.KnownCost), song.GetProperty("cost").GetDecimal());
        Assert.True(song.GetProperty("complete").GetBoolean());
        Assert.Equal(["2026-11-21T15:00:00+00:00", "2026-11-19T15:00:00+00:00"], runs.Select(run => run.GetProperty("endedAt").GetString()));
        foreach (var (run, record) in runs.Zip([_store.Runs[1], _store.Runs[0]]))
        {
            Assert.Equal(record.Cost.KnownCost, run.GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("ListCost").GetDecimal()));
            Assert.Equal(record.Cost.RetryCost, run.GetProperty("retryCost").GetDecimal());
            Assert.Equal((60, 180m, "recorded", "tagged", "jazz"), (run.GetProperty("segments").GetInt32(), run.GetProperty("audioSeconds").GetDecimal(), Text(run, "ending"), Text(run, "outcome"), Text(run, "genre")));
        }

        Assert.Equal(["1 6 counted", "2 6 counted"], runs[0].GetProperty("executions").EnumerateArray().Select(one => $"{one.GetProperty("attempt")} {one.GetProperty("wallSeconds")} {Text(one, "basis")}"));
        Assert.Equal("""{"quantity":17,"basis":"derived"}""", runs[0].GetProperty("meters").GetProperty("durableActions").GetRawText());
        var line = runs[0].GetProperty("lines")[0];
        Assert.Equal(("first", "counted", "Direct", "USD"), (Text(line.GetProperty("Tags"), "attempt"), Text(line, "x_MeterBasis"), Text(line, "x_Allocation"), Text(line, "BillingCurrency")));
    }

    [Fact]
    public async Task Get_Run_IsPricedOnEveryPlan()
    {
        _store.Runs.Add(Sample.Run());
        var elsewhere = (await Costs()).GetProperty("runs")[0].GetProperty("elsewhere").EnumerateArray().ToList();
        Assert.Equal(BillingPlans.Names, elsewhere.Select(plan => Text(plan, "plan")));
        foreach (var plan in elsewhere)
        {
            var expected = new SongCosting(Sample.Prices, BillingPlans.Create(Text(plan, "plan")!, new PlanOptions())).Of(_store.Runs[0].Meters);
            Assert.Equal(expected.IsComplete, plan.GetProperty("complete").GetBoolean());
            if (expected.Lines.Count > 0)
                Assert.Equal(expected.KnownCost, plan.GetProperty("cost").GetDecimal());
            else
                Assert.False(plan.TryGetProperty("cost", out _));
        }
    }

    [Fact]
    public async Task Get_SizesThatOtherPlansDoNotHave_AreNotAskedOfThem()
    {
        // A minimum of 0 is none of Premium's, 1000 MB none of Flex's.
        var sizes = new PlanOptions { MinimumInstances = 0, FlexMemoryMb = 1000, Cores = 4 };
        _store.Runs.Add(Sample.Run());
        var song = await Costs(Sample.Options(BillingPlans.Create("local", sizes), sizes: sizes));
        Assert.Equal(BillingPlans.Names, song.GetProperty("runs")[0].GetProperty("elsewhere").EnumerateArray().Select(plan => Text(plan, "plan")));
    }

    [Fact]
    public async Task Get_RunInAnotherCurrency_IsListedAndNotAdded()
    {
        _store.Runs.AddRange([Sample.Run(), Sample.Run(run: "2", options: Sample.Options(new FlexPlan(), Sample.Book("test-2", "EUR")))]);
        var song = await Costs();
        Assert.Equal(_store.Runs[0].Cost.KnownCost, song.GetProperty("cost").GetDecimal());
        Assert.Equal("""["EUR"]""", song.GetProperty("otherCurrencies").GetRawText());
        Assert.False(song.GetProperty("complete").GetBoolean());
        Assert.Equal(["EUR", "USD"], song.GetProperty("runs").EnumerateArray().Select(run => Text(run, "currency")).Order());
    }

    [Theory]
    [InlineData("00000000000000000000000000000000", "No run of a song 00000000000000000000000000000000 is known: it was not uploaded, is not tagged yet, or was tagged before costs were recorded.")]
    [InlineData("songs", "A song's id is 32 hexadecimal digits in lower case, as lists give it; this is none.")]
    public async Task Get_UnknownSong_Is404(string id, string says) =>
        Assert.Equal(says, (await new GetSongCosts(_store, Sample.Flex, NullLogger<GetSongCosts>.Instance).RunAsync(Call.Request(), id)).Problem(404));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<JsonElement> Costs(CostOptions? options = null) =>
        (await new GetSongCosts(_store, options ?? Sample.Flex, NullLogger<GetSongCosts>.Instance).RunAsync(Call.Request(), _store.Runs[0].Meters.SongId)).Json();
}
