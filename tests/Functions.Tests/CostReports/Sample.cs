using System.Text;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Tagging;

namespace GenreFunctions.Functions.Tests.CostReports;

/// <summary>Runs and waiting to make reports of. Now is the afternoon of 21 November 2026.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 15, 0, 0, TimeSpan.Zero);

    // The book that ships lacks prices; this one has what Flex takes.
    public static readonly PriceBook Prices = Book("test-1", "USD");

    public static readonly CostOptions Flex = Options(new FlexPlan());

    public static CostOptions Options(BillingPlan plan, PriceBook? prices = null, decimal? budget = null, PlanOptions? sizes = null) => new(prices ?? Prices, plan, sizes ?? new PlanOptions(), budget);

    public static PriceBook Book(string version, string currency, params string[] without)
    {
        var prices = PriceBook.Embedded.Prices.Select(price => (price.Kind.Key, price.UnitPrice, price.PricingUnit, price.UnitQuantity))
            .Append(("durable.actions", 0.000_004m, "10", 10m)).Where(price => !without.Contains(price.Item1));
        var rows = prices.Select(price => FormattableString.Invariant($$"""{"key":"{{price.Item1}}","price":{{price.Item2}},"unit":"{{price.Item3}}","quantity":{{price.Item4}},"asOf":"2026-11-01","source":"A test."}"""));
        var text = $$"""{"version":"{{version}}","currency":"{{currency}}","region":"eastus","asOf":"2026-11-01","notes":[],"prices":[{{string.Join(",", rows)}}],"absent":[]}""";
        return PriceBook.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>A run that ended so many days before now.</summary>
    public static SongCost Run(
        string name = "acme/a.wav", int daysAgo = 0, double seconds = 6, string? genre = "jazz", CostOptions? options = null, int retries = 0, SongOutcome? outcome = SongOutcome.Tagged, SongEnding? ending = SongEnding.Recorded, string run = "1")
    {
        var chosen = options ?? Flex;
        var end = Now.AddDays(-daysAgo);
        var time = TimeSpan.FromSeconds(seconds);
        var meters = new SongMeters
        {
            SongId = SongIdentity.OfSong("audio", name),
            InstanceId = SongIdentity.OfInstance("audio", name, run),
            Publisher = name.Split('/')[0],
            Start = end.AddSeconds(-30),
            End = end,
            Executions = [new Execution("PrepareAudio", time, time), .. Enumerable.Range(2, retries).Select(attempt => new Execution("PrepareAudio", time, time, attempt))],
            AudioSeconds = Metered.Counted(180),
            Segments = 60,
            StorageReads = Metered.Counted(7),
            StorageWrites = Metered.Counted(5),
            CosmosRequestUnits = Metered.Counted(31.4m),
            DurableActions = Metered.Derived(17),
        };
        return new SongCost(meters, chosen.Costing.Of(meters), chosen.Plan.Name, "audio", name, "gtzan-mlp@3f2a9c1d", ending, outcome, outcome == SongOutcome.Tagged ? genre : null);
    }

    /// <summary>Waiting for an hour on a day.</summary>
    public static IdleCost Waiting(int daysAgo = 0, CostOptions? options = null, int hour = 9)
    {
        var chosen = options ?? Options(new FlexPlan(alwaysReady: 1));
        var start = new DateTimeOffset(Now.Date.AddDays(-daysAgo).AddHours(hour), TimeSpan.Zero);
        var meters = new CapacityMeters(start, start.AddHours(1), busySeconds: 100);
        return new IdleCost(chosen.Plan.Name, meters, chosen.Costing.OfIdle(meters));
    }
}
