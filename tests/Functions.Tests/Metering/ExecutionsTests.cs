using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Tests.CostReports;
using GenreFunctions.Functions.Tests.Metrics;

namespace GenreFunctions.Functions.Tests.Metering;

public sealed class ExecutionsTests : IDisposable
{
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch);
    private readonly WatchedMetrics _watched = new(Sample.Flex);
    private readonly Executions _executions;

    public ExecutionsTests()
    {
        _executions = new Executions(_time, _watched.Metrics);
    }

    public static TheoryData<Exception?, string> Ends => new()
    {
        { null, "succeeded" },
        { new TransientFailureException("Busy."), "failed" },
        { new SongFailureException("Lost."), "failed" },
        { new InvalidOperationException("Broken."), "failed" },
        { new TaskCanceledException("No answer in time."), "failed" },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Report_AnActivity_IsMeasuredByItsEnd(Exception? fault, string outcome)
    {
        var report = _executions.ReportAsync("Activity", _ => WorkAsync(fault), CancellationToken.None);
        if (fault is InvalidOperationException)
            Assert.Same(fault, await Record.ExceptionAsync(() => report));
        else
            Assert.Equal((fault is null, fault is null, fault is TransientFailureException or TaskCanceledException), ((await report).Result == 7, (await report).Failure is null, (await report).Failure?.MayPass ?? false));
        Assert.Equal([$"genre.execution.duration s 2.5 hosting.plan=flex function=Activity outcome={outcome}"], Seen());
    }

    [Fact]
    public async Task Report_OfAHostThatStops_IsNoFailure()
    {
        var stopped = new CancellationToken(canceled: true);
        await Assert.ThrowsAsync<OperationCanceledException>(() => _executions.ReportAsync("Activity", _ => WorkAsync(new OperationCanceledException()), stopped));
        Assert.EndsWith("outcome=canceled", Assert.Single(Seen()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ATrigger_IsMeasuredAndMetered()
    {
        var used = default(ActivityMeters);
        await _executions.RunAsync(
            "Trigger",
            async meter =>
            {
                await WorkAsync(null);
                used = meter.Read();
                Assert.Same(meter, UsageMeter.Current);
            },
            CancellationToken.None);
        await Assert.ThrowsAsync<FormatException>(() => _executions.RunAsync("Trigger", _ => WorkAsync(new FormatException()), CancellationToken.None));
        Assert.Equal(("Trigger", TimeSpan.FromSeconds(2.5)), (used!.Function, used.Wall));
        Assert.Equal(["succeeded", "failed"], _watched.Seen.Select(one => one.Tags.Single(tag => tag.Key == "outcome").Value));
        Assert.Null(UsageMeter.Current);
    }

    public void Dispose() => _watched.Dispose();

    private IEnumerable<string> Seen() =>
        _watched.Seen.Select(one => $"{one.Instrument.Name} {one.Instrument.Unit} {one.Value} {string.Join(' ', one.Tags.Select(tag => $"{tag.Key}={tag.Value}"))}");

    private async Task<int> WorkAsync(Exception? fault)
    {
        await Task.Yield();
        _time.Advance(TimeSpan.FromSeconds(2.5));
        return fault is null ? 7 : throw fault;
    }
}
