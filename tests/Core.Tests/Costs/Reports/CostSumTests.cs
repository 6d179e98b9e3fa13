using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Costs.Reports;
using GenreFunctions.Costs.Rollups;

namespace GenreFunctions.Tests.Costs.Reports;

public sealed class CostSumTests
{
    [Fact]
    public void Sum_AnyRuns_IsThatOfAddingTwoByTwo()
    {
        var runs = from wall in Gen.Choose(0, 100_000)
                   from attempt in Gen.Choose(1, 2)
                   from actions in Gen.Choose(0, 1)
                   from reads in Gen.Choose(0, 3)
                   select CostSamples.Song(CostSamples.Ran(wall, attempt)) with { DurableActions = Metered.Counted(actions), StorageReads = Metered.Counted(reads) };
        var costing = new SongCosting(PriceBook.Embedded, new FlexPlan());
        Prop.ForAll(runs.ListOf().ToArbitrary(), songs =>
        {
            var totals = songs.Select(song => CostTotals.Of(song, costing.Of(song))).ToList();
            var sum = new CostSum();
            totals.ForEach(sum.Add);
            return Text(totals.Aggregate(CostTotals.None, (all, one) => all.Plus(one))) == Text(sum.Total);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Total_TakenInBetween_StaysAsItWas()
    {
        var song = CostSamples.Song(CostSamples.Ran(1000));
        var one = CostTotals.Of(song, new SongCosting(PriceBook.Embedded, new FlexPlan()).Of(song));
        var sum = new CostSum();
        sum.Add(one);
        var before = sum.Total;
        sum.Add(one);
        Assert.Equal(Text(one), Text(before));
    }

    // In one order: dictionaries have none.
    private static string Text(CostTotals totals) => JsonSerializer.Serialize(totals with
    {
        Services = new SortedDictionary<string, decimal>(totals.Services.ToDictionary()),
        Unpriced = new SortedDictionary<string, long>(totals.Unpriced.ToDictionary()),
        Costs = totals.Costs with { Buckets = new SortedDictionary<int, long>(totals.Costs.Buckets.ToDictionary()) },
    });
}
