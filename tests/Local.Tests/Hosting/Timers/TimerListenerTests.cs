using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Local.Tests.Hosting.Timers;

public sealed class TimerListenerTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2030, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new(Noon);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("0 30 * * * *", 30)]
    [InlineData("30 * * * *", 30)]
    [InlineData("00:10:00", 10)]
    [InlineData("0 0 18 * * *", 6 * 60)]
    public async Task Schedule_WhenItsTimeComes_StartsTheFunction(string schedule, int minutes)
    {
        await using var host = await StartAsync(typeof(PlainTimer), schedule);
        await MoveAsync(Noon.AddMinutes(minutes).AddSeconds(-1));
        await MoveAsync(Noon.AddMinutes(minutes));
        await host.Recorder.HasAsync("timer past due: False");
        await WaitsAsync();
        Assert.Single(host.Recorder.Entries);
    }

    [Fact]
    public async Task Function_ThatFails_IsStartedAgainAtTheNextTime()
    {
        var recorder = new Recorder { OnEntry = _ => throw new InvalidOperationException("no luck") };
        await using var host = await StartAsync(typeof(PlainTimer), "0 * * * * *", recorder);
        for (var minute = 1; minute <= 2; minute++)
        {
            await MoveAsync(Noon.AddMinutes(minute));
            await recorder.HasAsync("timer past due: False", minute);
        }

        Assert.Contains("Tick failed", host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunOnStartup_StartsTheFunctionWithTheHost()
    {
        await using var host = await StartAsync(typeof(StartupTimer), "0 0 0 1 1 *");
        await host.Recorder.HasAsync("startup");
    }

    [Fact]
    public async Task Start_MissedWhileTheHostWasDown_IsMadeUpForOnce()
    {
        await using (var first = await StartAsync(typeof(PlainTimer), "0 0 * * * *"))
        {
            await MoveAsync(Noon.AddHours(1));
            await first.Recorder.HasAsync("timer past due: False");
            await WaitsAsync();
        }

        _time.MoveTo(Noon.AddHours(5.5));
        await using var second = await StartAsync(typeof(PlainTimer), "0 0 * * * *");
        await second.Recorder.HasAsync("timer past due: True");
        await WaitsAsync();
        Assert.Single(second.Recorder.Entries);
    }

    private Task WaitsAsync() => Eventually.TrueAsync(() => _time.Waiting == 1, () => "The listener does not wait for the clock.");

    private async Task MoveAsync(DateTimeOffset to)
    {
        // In steps, because the listener looks at the clock again at least every hour.
        while (_time.GetUtcNow() < to)
        {
            await WaitsAsync();
            var next = _time.GetUtcNow().AddHours(1);
            _time.MoveTo(next < to ? next : to);
        }
    }

    private Task<TestHost> StartAsync(Type functions, string schedule, Recorder? recorder = null) => TestHost.StartAsync(new TestHostPlan
    {
        Folder = _folder.Path,
        Functions = [functions],
        Settings = new Dictionary<string, string?> { ["Schedule"] = schedule },
        Recorder = recorder ?? new Recorder(),
        Configure = builder => builder.Services.AddSingleton<TimeProvider>(_time),
    });

    public sealed class PlainTimer(Recorder recorder)
    {
        [Function("Tick")]
        public Task Tick([TimerTrigger("%Schedule%")] TimerInfo timer) => recorder.AddAsync($"timer past due: {timer.IsPastDue}");
    }

    public sealed class StartupTimer(Recorder recorder)
    {
        [Function("Tick")]
        public Task Tick([TimerTrigger("%Schedule%", RunOnStartup = true)] TimerInfo timer) => recorder.AddAsync("startup");
    }
}
