using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Tagging;

namespace GenreFunctions.Functions.Tests.Costs.Stores;

/// <summary>Runs of songs, and what they cost, as tests need them.</summary>
internal static class Runs
{
    // Just before midnight in UTC, with an offset and a hundred-nanosecond part, which a careless store loses.
    public static readonly DateTimeOffset Start = new DateTimeOffset(2026, 11, 20, 23, 0, 0, TimeSpan.Zero).AddTicks(1234567).ToOffset(TimeSpan.FromHours(5.5));

    public static readonly DateOnly Day = new(2026, 11, 20);

    public static SongCost Of(
        string instanceId = "run",
        string songId = "song",
        string publisher = "acme",
        double endedMinutes = 1,
        double startedMinutes = 0,
        string plan = "flex",
        string? genre = "jazz",
        SongOutcome? outcome = SongOutcome.Tagged,
        SongEnding? ending = SongEnding.Recorded,
        int milliseconds = 1500,
        bool isRetried = false,
        string modelId = "mlp@1",
        double cpuShare = 0.5)
    {
        var meters = new SongMeters
        {
            SongId = songId,
            InstanceId = instanceId,
            Publisher = publisher,
            Start = Start.AddMinutes(startedMinutes),
            End = Start.AddMinutes(endedMinutes),
            Segments = 80,
            Executions = [Ran("PrepareAudio", 120, cpuShare), Ran("ScoreSegments", milliseconds, cpuShare), .. isRetried ? [Ran("ScoreSegments", 700, cpuShare, 2)] : Array.Empty<Execution>()],
            AudioSeconds = Metered.Counted(240.123m),
            StorageReads = Metered.Counted(12),
            StorageWrites = Metered.Counted(3),
            CosmosRequestUnits = Metered.Counted(31.43m),
            DurableActions = DerivedMeters.DurableActions(3),
            StagedGigabyteHours = DerivedMeters.GigabyteHours(5_000_001, TimeSpan.FromSeconds(7)),
        };
        var cost = new SongCosting(PriceBook.Embedded, BillingPlans.Create(plan, new PlanOptions())).Of(meters);
        return new SongCost(meters, cost, plan, "audio", $"{publisher}/{songId}.wav", modelId, ending, outcome, genre);
    }

    /// <summary>The run at a price of a test's own.</summary>
    public static SongCost At(this SongCost run, decimal cost) =>
        run with { Cost = run.Cost with { Lines = [run.Cost.Lines[0] with { ListCost = cost }] } };

    public static IdleCost Idle(DateTimeOffset hour, string plan = "premium", decimal busySeconds = 600.5m)
    {
        var meters = new CapacityMeters(hour, hour.AddHours(1), busySeconds);
        return new IdleCost(plan, meters, new SongCosting(PriceBook.Embedded, BillingPlans.Create(plan, new PlanOptions())).OfIdle(meters));
    }

    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        var list = new List<T>();
        await foreach (var item in items)
            list.Add(item);
        return list;
    }

    private static Execution Ran(string function, int milliseconds, double cpuShare, int attempt = 1) =>
        new(function, TimeSpan.FromMilliseconds(milliseconds), TimeSpan.FromMilliseconds(milliseconds * cpuShare), attempt);
}
