using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Costs.Reports;
using GenreFunctions.Costs.Rollups;

namespace GenreFunctions.Tests.Costs.Reports;

public sealed class CostReasonTests
{
    private static readonly SongCosting Flex = new(PriceBook.Embedded, new FlexPlan());

    // Three minutes, 60 segments, 6 s of processor time.
    private static readonly SongMeters Usual = CostSamples.Song(Executions(preparing: 2, scoring: 4)) with { AudioSeconds = Metered.Counted(180), Segments = 60 };

    public static TheoryData<string, SongMeters, string> Songs => new()
    {
        { "usual", Usual, "About the median: nothing else is unusual about it; 100 % is Functions, Flex Consumption On Demand Execution Time." },
        {
            "long", Usual with { AudioSeconds = Metered.Counted(1512), Segments = 504, Executions = Executions(preparing: 17, scoring: 34) },
            "8.5 times the median: with 25 min 12 s of audio it is 7.8 times as long as the mean; 100 % is Functions, Flex Consumption On Demand Execution Time."
        },
        {
            "retried", Usual with { Executions = [.. Usual.Executions, Ran("ScoreSegments", 6, attempt: 2), Ran("ScoreSegments", 6, attempt: 3)] },
            "3 times the median: 67 % went into 2 retries; a second of its audio took 2.9 times the mean processor time, 89 % of it in ScoreSegments; 100 % is Functions, Flex Consumption On Demand Execution Time."
        },
        {
            "slow to decode", Usual with { Executions = Executions(preparing: 20, scoring: 4) },
            "4 times the median: a second of its audio took 3.9 times the mean processor time, 83 % of it in PrepareAudio; 100 % is Functions, Flex Consumption On Demand Execution Time."
        },
        {
            "many segments", Usual with { Segments = 240 },
            "About the median: its 240 segments are 3.9 times the mean number; 100 % is Functions, Flex Consumption On Demand Execution Time."
        },
        {
            "much telemetry", Usual with { TelemetryBytes = Metered.Counted(1_000_000) },
            "8.4 times the median: nothing else is unusual about it; 88 % is Log Analytics, Analytics Logs Data Ingestion."
        },
        {
            "undecodable", Usual with { AudioSeconds = default, Segments = 0, Executions = [Ran("PrepareAudio", 30)] },
            "5 times the median: it took 4.8 times the mean processor time, 100 % of it in PrepareAudio; 100 % is Functions, Flex Consumption On Demand Execution Time."
        },
    };

    [Theory]
    [MemberData(nameof(Songs))]
    public void Reason_OneAmongUsualSongs_NamesWhatIsUnusual(string what, SongMeters song, string reason)
    {
        _ = what;
        Assert.Equal(reason, CostReason.Of(song, Flex.Of(song), Range(song, usual: 100)));
    }

    [Fact]
    public void Reason_ExtremeOfEveryMeter_IsASentence()
    {
        var song = Usual with { AudioSeconds = Metered.Counted(1_000_000_000_000_000_000m), Segments = int.MaxValue };
        Assert.EndsWith(".", CostReason.Of(song, Flex.Of(song), Range(song, usual: 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Reason_NothingHasAPrice_SaysWhatHasNone()
    {
        var song = Usual;
        var cost = new SongCosting(PriceBook.Embedded, new LocalPlan()).Of(song);
        Assert.Equal("Nothing it used has a price: Machine Hour.", CostReason.Of(song, cost, CostTotals.Of(song, cost)));
        var nothing = song with { Executions = [] };
        Assert.Equal("It cost nothing.", CostReason.Of(nothing, Flex.Of(nothing), CostTotals.None));
    }

    [Fact]
    public void Reason_MostCostNothing_SaysSo()
    {
        var free = CostTotals.Of(Usual with { Executions = [] }, Flex.Of(Usual with { Executions = [] }));
        Assert.StartsWith("Dear, where most cost nothing: ", CostReason.Of(Usual, Flex.Of(Usual), free.Plus(free).Plus(CostTotals.Of(Usual, Flex.Of(Usual)))), StringComparison.Ordinal);
    }

    private static CostTotals Range(SongMeters song, int usual) => Enumerable.Repeat(CostTotals.Of(Usual, Flex.Of(Usual)), usual)
        .Aggregate(CostTotals.Of(song, Flex.Of(song)), (all, one) => all.Plus(one));

    private static Execution[] Executions(double preparing, double scoring) => [Ran("PrepareAudio", preparing), Ran("ScoreSegments", scoring)];

    private static Execution Ran(string function, double seconds, int attempt = 1) => new(function, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds), attempt);
}
