using System.Diagnostics.Metrics;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Metrics;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Tests.CostReports;
using GenreFunctions.Functions.Uploads;

namespace GenreFunctions.Functions.Tests.Metrics;

public sealed class GenreMetricsTests : IDisposable
{
    private readonly WatchedMetrics _watched = new(Sample.Flex);

    private GenreMetrics Metrics => _watched.Metrics;

    private IReadOnlyList<Measured> Seen => _watched.Seen;

    [Fact]
    public void Recorded_Run_IsMeasuredInItsUnits()
    {
        var run = Sample.Run();
        Metrics.Recorded(run, run.Meters.Start.AddSeconds(-2.5));
        Assert.Equal(
            [$"genre.song.cost {{USD}} {(double)run.Cost.KnownCost}", "genre.song.duration s 180", "genre.segment.count {segment} 60", "genre.queue.age s 2.5"],
            Seen.Select(one => $"{one.Instrument.Name} {one.Instrument.Unit} {one.Value}"));
        Assert.All(Seen, one => Assert.Equal("GenreFunctions", one.Instrument.Meter.Name));
    }

    [Fact]
    public void Recorded_AnyRun_HasFewAttributesAndNobodysName()
    {
        foreach (var run in new[] { Sample.Run("acme/a.wav"), Sample.Run("zenith/b.wav", retries: 2) })
            Metrics.Recorded(run, run.Meters.Start);
        Assert.All(Seen, one => Assert.Equal(
            ["hosting.plan=flex", "genre.model.version=gtzan-mlp@3f2a9c1d", "outcome=tagged"],
            one.Tags.Select(tag => $"{tag.Key}={tag.Value}")));
    }

    [Theory]
    [InlineData(SongOutcome.TooShort, SongEnding.Recorded, "tooShort")]
    [InlineData(null, SongEnding.Superseded, "superseded")]
    [InlineData(null, SongEnding.Deleted, "deleted")]
    [InlineData(null, null, "failed")]
    public void Recorded_RunWithoutTags_SaysHowItEnded(SongOutcome? outcome, SongEnding? ending, string word)
    {
        Metrics.Recorded(Sample.Run(outcome: outcome, ending: ending));
        Assert.All(Seen, one => Assert.Equal(word, one.Tags.Single(tag => tag.Key == "outcome").Value));
    }

    [Fact]
    public void Recorded_NothingHasAPriceOrAnotherCurrency_SaysNothingOfCost()
    {
        Metrics.Recorded(Sample.Run(options: Sample.Options(new LocalPlan())));
        Metrics.Recorded(Sample.Run(options: Sample.Options(new FlexPlan(), Sample.Book("test-2", "EUR"))));
        Metrics.Idle(Sample.Waiting(options: Sample.Options(new LocalPlan())));
        Assert.Equal(["genre.song.duration", "genre.segment.count", "genre.song.duration", "genre.segment.count"], Seen.Select(one => one.Instrument.Name));
    }

    [Fact]
    public void Recorded_UploadAfterTheStart_IsNoNegativeAge()
    {
        var run = Sample.Run();
        Metrics.Recorded(run, run.Meters.Start.AddSeconds(1));
        Assert.Equal(0, Seen.Single(one => one.Instrument.Name == "genre.queue.age").Value);
    }

    [Fact]
    public void Idle_Stretch_IsAddedByPlan()
    {
        var waiting = Sample.Waiting();
        Metrics.Idle(waiting);
        var one = Assert.Single(Seen);
        Assert.Equal(("genre.cost.idle", "{USD}", (double)waiting.Cost.KnownCost), (one.Instrument.Name, one.Instrument.Unit, one.Value));
        Assert.True(one.Value > 0);
        Assert.Equal(KeyValuePair.Create<string, object?>("hosting.plan", "flex"), Assert.Single(one.Tags));
    }

    [Fact]
    public void Executed_AndPoisoned_AreCountedByTheirEnd()
    {
        Metrics.Executed("PrepareAudio", ExecutionOutcome.Succeeded, TimeSpan.FromSeconds(0.4));
        Metrics.Executed("PrepareAudio", ExecutionOutcome.Failed, TimeSpan.FromSeconds(30));
        Metrics.Poisoned(PoisonOutcome.Unreadable);
        Assert.Equal(
            [
                "genre.execution.duration s 0.4 hosting.plan=flex function=PrepareAudio outcome=succeeded",
                "genre.execution.duration s 30 hosting.plan=flex function=PrepareAudio outcome=failed",
                "genre.poison.count {message} 1 hosting.plan=flex outcome=unreadable",
            ],
            Seen.Select(one => $"{one.Instrument.Name} {one.Instrument.Unit} {one.Value} {string.Join(' ', one.Tags.Select(tag => $"{tag.Key}={tag.Value}"))}"));
    }

    [Fact]
    public void Bounds_EveryHistogram_RiseAndHoldUsualSongs()
    {
        var run = Sample.Run();
        Metrics.Recorded(run, run.Meters.Start.AddSeconds(-2.5));
        Metrics.Executed("PrepareAudio", ExecutionOutcome.Succeeded, TimeSpan.FromSeconds(0.4));
        foreach (var one in Seen)
        {
            var bounds = one.Instrument switch
            {
                Histogram<double> histogram => histogram.Advice!.HistogramBucketBoundaries!.ToArray(),
                Histogram<int> histogram => [.. histogram.Advice!.HistogramBucketBoundaries!.Select(bound => (double)bound)],
                _ => [],
            };
            Assert.Equal(bounds.Order().Distinct(), bounds);
            Assert.InRange(one.Value, bounds[1], bounds[^2]);
        }
    }

    public void Dispose() => _watched.Dispose();
}
