using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Costs.Rollups;

namespace GenreFunctions.Tests.Costs.Rollups;

public sealed class CostTotalsTests
{
    // Songs as they come: of any length, tried again or not, on plans with and without prices for all they use.
    private static readonly Gen<(SongMeters Song, CostRecord Cost)> Runs =
        from plan in Gen.Elements("flex", "premium", "container-apps", "local")
        from milliseconds in Gen.Choose(0, 10_000_000).ArrayOf().Select(times => times.Take(6).ToArray())
        from retries in Gen.Choose(0, 2)
        from seconds in Gen.Choose(0, 1_000_000)
        from units in Gen.Choose(0, 100)
        select Run(plan, milliseconds, retries, seconds / 7m, units);

    private static readonly Arbitrary<(SongMeters Song, CostRecord Cost)[]> Days = Runs.ListOf().Select(runs => runs.ToArray()).ToArbitrary();

    [Fact]
    public void Of_OneRun_SaysWhatTheRecordSays()
    {
        var (song, cost) = Run("flex", [1500, 20], retries: 1, seconds: 240.5m, units: 30);
        var totals = CostTotals.Of(song, cost);
        Assert.Equal((1, 1, 1, 80), (totals.Songs, totals.IncompleteSongs, totals.RetriedSongs, totals.Segments));
        Assert.Equal((cost.KnownCost, cost.RetryCost, 240.5m), (totals.KnownCost, totals.RetryCost, totals.AudioSeconds));
        Assert.Equal(1.5m + 0.02m + 0.25m, totals.ComputeSeconds);
        Assert.Equal(["Azure Cosmos DB", "Functions"], totals.Services.Keys.Order());
        Assert.Equal(cost.KnownCost, totals.Services.Values.Sum());
        Assert.Equal(1, totals.Unpriced["durable.actions"]);
        Assert.Equal(CostHistogram.Of(cost.KnownCost), totals.Costs);
    }

    [Fact]
    public void Of_AnExecutionThatWaited_CountsItsProcessorTime()
    {
        var song = CostSamples.Song(new Execution("PrepareAudio", TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2)));
        Assert.Equal(2m, CostTotals.Of(song, new SongCosting(PriceBook.Embedded, new FlexPlan()).Of(song)).ComputeSeconds);
    }

    [Fact]
    public void Of_AudioOfAThird_IsRoundedAsCostsAre()
    {
        var (song, cost) = Run("local", [], retries: 0, seconds: 100 / 3m, units: 0);
        Assert.Equal(33.333333333333333m, CostTotals.Of(song, cost).AudioSeconds);
    }

    [Fact]
    public void Sum_AnyRuns_IsWhatTheRecordsAddUpTo() => Prop.ForAll(Days, runs =>
    {
        var totals = CostTotals.Sum(runs.Select(run => CostTotals.Of(run.Song, run.Cost)));
        Assert.Equal(runs.Length, totals.Songs);
        Assert.Equal(runs.Length, totals.Costs.Count);
        Assert.Equal(runs.SelectMany(run => run.Cost.Lines).Sum(line => line.ListCost), totals.KnownCost);
        Assert.Equal(totals.KnownCost, totals.Services.Values.Sum());
        Assert.Equal(runs.SelectMany(run => run.Cost.Lines).Where(line => line.IsRetry).Sum(line => line.ListCost), totals.RetryCost);
        Assert.Equal(runs.Count(run => run.Cost.Unpriced.Count > 0), totals.IncompleteSongs);
        Assert.Equal(runs.Count(run => run.Song.Executions.Any(execution => execution.Attempt > 1)), totals.RetriedSongs);
        Assert.Equal(
            runs.SelectMany(run => run.Cost.Unpriced.Select(use => use.Key).Distinct()).GroupBy(key => key).OrderBy(keys => keys.Key, StringComparer.Ordinal).Select(keys => (keys.Key, (long)keys.Count())),
            totals.Unpriced.Select(pair => (pair.Key, pair.Value)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Plus_AnyParts_IsAssociativeCommutativeAndEqualToTheWhole() => Prop.ForAll(Days, Days, Days, (a, b, c) =>
    {
        var (one, two, three) = (Sum(a), Sum(b), Sum(c));
        Assert.Equal(one.Plus(two).Plus(three), one.Plus(two.Plus(three)));
        Assert.Equal(one.Plus(two), two.Plus(one));
        Assert.Equal(one, one.Plus(CostTotals.None));
        Assert.Equal(Sum([.. a, .. b, .. c]), one.Plus(two).Plus(three));
        Assert.Equal(JsonSerializer.Serialize(one.Plus(two)), JsonSerializer.Serialize(two.Plus(one)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Tally_AMillionSongs_LosesNoDigit()
    {
        // Fifteen decimals each, and their sum by whole numbers.
        var random = new Random(7);
        var tally = new CostTally();
        Int128 units = 0;
        for (var song = 0; song < 1_000_000; song++)
        {
            var cost = random.NextInt64(1, 100_000_000_000_000);
            units += cost;
            var amount = new decimal((int)cost, (int)(cost >> 32), 0, isNegative: false, scale: 15);
            tally.Add(new CostTotals { Songs = 1, KnownCost = amount, Costs = CostHistogram.Of(amount) });
        }

        var total = tally.Total();
        Assert.Equal(1_000_000, total.Songs);
        Assert.Equal((decimal)units / 1_000_000_000_000_000m, total.KnownCost);
        Assert.Equal(1_000_000, total.Costs.Count);
    }

    [Fact]
    public void Total_TakenWhileAdding_StaysAsItWas()
    {
        var tally = new CostTally();
        tally.Add(Sum([Run("flex", [100], 0, 1, 1)]));
        var first = tally.Total();
        tally.Add(Sum([Run("flex", [100], 0, 1, 1)]));
        Assert.Equal(Sum([Run("flex", [100], 0, 1, 1)]), first);
        Assert.Equal(2, tally.Total().Songs);
    }

    [Fact]
    public void Equals_AnyFigureElse_IsFalse()
    {
        var totals = Sum([Run("flex", [100], 1, 1, 1)]);
        Assert.Equal(totals, totals with { Services = new Dictionary<string, decimal>(totals.Services) });
        Assert.NotEqual(totals, totals with { RetryCost = totals.RetryCost + 0.000_000_000_000_001m });
        Assert.NotEqual(totals, totals with { Services = new Dictionary<string, decimal> { ["Functions"] = 1 } });
        Assert.NotEqual(totals, totals with { Unpriced = CostTotals.None.Unpriced });
        Assert.NotEqual(totals, totals with { Costs = CostHistogram.Empty });
    }

    [Fact]
    public void Json_AnyTotals_ComeBackTheSame() => Prop.ForAll(Days, runs =>
    {
        var totals = Sum(runs);
        Assert.Equal(totals, JsonSerializer.Deserialize<CostTotals>(JsonSerializer.Serialize(totals, JsonSerializerOptions.Web), JsonSerializerOptions.Web));
    }).QuickCheckThrowOnFailure();

    private static CostTotals Sum((SongMeters Song, CostRecord Cost)[] runs) => CostTotals.Sum(runs.Select(run => CostTotals.Of(run.Song, run.Cost)));

    private static (SongMeters Song, CostRecord Cost) Run(string plan, int[] milliseconds, int retries, decimal seconds, int units)
    {
        var again = Enumerable.Range(2, retries).Select(attempt => CostSamples.Ran(250, attempt));
        var song = CostSamples.Song([.. milliseconds.Select(time => CostSamples.Ran(time)), .. again]) with
        {
            AudioSeconds = Metered.Derived(seconds),
            CosmosRequestUnits = Metered.Counted(units),
            DurableActions = DerivedMeters.DurableActions(milliseconds.Length),
        };
        return (song, new SongCosting(PriceBook.Embedded, BillingPlans.Create(plan, new PlanOptions())).Of(song));
    }
}
