using GenreFunctions.Functions.Health;
using GenreFunctions.Functions.Tests.Http;
using GenreFunctions.Functions.Tests.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.Health;

[Collection(HttpStorageGroup.Name)]
public sealed class HealthTests(HttpStorage http) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new(Versions.Start);

    [Fact]
    public async Task Get_EverythingThere_Is200()
    {
        await using var services = Services();
        var request = Call.Request();
        var health = (await Function(services.GetRequiredService<HealthChecks>()).RunAsync(request)).Json();
        Assert.Equal("ok", health.GetProperty("status").GetString());
        Assert.Equal(["storage", "store", "costs", "model", "moods", "ffmpeg"], health.GetProperty("checks").EnumerateObject().Select(check => check.Name));
        Assert.All(health.GetProperty("checks").EnumerateObject(), check => Assert.Equal("ok", check.Value.GetProperty("status").GetString()));
        Assert.Equal("no-store", request.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("Audio:FfmpegProgram", "no-such-program", "ffmpeg", "There is no working ffmpeg: WAV is tagged, everything else ends as unsupported. Install ffmpeg, or set Audio__FfmpegProgram.")]
    [InlineData("Model:Path", "no-such.onnx", "model", "The service has no model to tag with: There is no readable file 'no-such.onnx'. Whoever runs it sets Model__Path to a model file.")]
    [InlineData("Moods:Path", "no-such.onnx", "moods", "The service has no model of moods: There is no readable file 'no-such.onnx'.")]
    [InlineData("TagStore:SqlitePath", "/dev/null/songs.db", "store", "/dev/null/songs.db cannot be opened")]
    [InlineData("CostStore:SqlitePath", "/dev/null/costs.db", "costs", "/dev/null/costs.db cannot be opened")]
    [InlineData("AudioStorage", "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:9/a;QueueEndpoint=http://127.0.0.1:9/a;", "storage", "It cannot be reached or used; the log of the service says why.")]
    public async Task Get_OneThingMissing_Is503AndNamesIt(string setting, string value, string check, string says)
    {
        await using var services = Services((setting, value));
        var health = (await Function(services.GetRequiredService<HealthChecks>()).RunAsync(Call.Request())).Json(503);
        Assert.Equal("failing", health.GetProperty("status").GetString());
        Assert.Equal(
            [check], health.GetProperty("checks").EnumerateObject().Where(one => one.Value.GetProperty("status").GetString() == "failing").Select(one => one.Name));
        Assert.StartsWith(says, health.GetProperty("checks").GetProperty(check).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", health.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_MoodsTurnedOff_Is200AndSaysSo()
    {
        await using var services = Services(("Moods:Path", "none"));
        var health = (await Function(services.GetRequiredService<HealthChecks>()).RunAsync(Call.Request())).Json();
        Assert.Equal("Songs get no moods, as Moods__Path says.", health.GetProperty("checks").GetProperty("moods").GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Report_AskedOften_ChecksSeldom()
    {
        var runs = 0;
        var checks = new HealthChecks([new("one", _ => Task.FromResult($"{Interlocked.Increment(ref runs)}."))], _time, NullLogger.Instance);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => checks.ReportAsync()));
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal("1.", (await checks.ReportAsync()).Checks["one"].Detail);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal("2.", (await checks.ReportAsync()).Checks["one"].Detail);
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task Report_OneThatBreaks_HidesWhatTheExceptionSaysAndNoOther()
    {
        var checks = new HealthChecks(
            [new("breaks", _ => throw new InvalidOperationException("AccountKey=c2VjcmV0")), new("works", _ => Task.FromResult("Fine."))], _time, NullLogger.Instance);
        var found = await checks.ReportAsync();
        Assert.Equal(HealthStatus.Failing, found.Status);
        Assert.Equal((HealthStatus.Failing, "It cannot be reached or used; the log of the service says why."), (found.Checks["breaks"].Status, found.Checks["breaks"].Detail));
        Assert.Equal((HealthStatus.Ok, "Fine."), (found.Checks["works"].Status, found.Checks["works"].Detail));
    }

    [Fact]
    public async Task Report_OneThatHangs_EndsAtTheLimit()
    {
        var begun = new TaskCompletionSource();
        var never = new TaskCompletionSource<string>();
        var checks = new HealthChecks(
            [
                new("hangs", _ =>
                {
                    begun.SetResult();
                    return never.Task;
                }),
            ],
            _time,
            NullLogger.Instance);
        var report = checks.ReportAsync();
        await begun.Task;
        _time.Advance(TimeSpan.FromSeconds(3.9));
        Assert.False(report.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        var found = (await report).Checks["hangs"];
        Assert.Equal(new HealthFinding(HealthStatus.Failing, "It did not answer within 4 seconds.", 4000), found);
    }

    public void Dispose() => _folder.Dispose();

    private static GetHealth Function(HealthChecks checks) => new(checks, NullLogger<GetHealth>.Instance);

    private ServiceProvider Services(params (string Name, string Value)[] settings)
    {
        var configuration = http.Configuration([("DataFolder", _folder.Path), .. settings]);
        return new ServiceCollection().AddLogging().AddGenreFunctions(configuration).BuildServiceProvider();
    }
}
