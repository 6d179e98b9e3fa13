using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Tests.Durable;

public sealed class TimerTests : IAsyncDisposable
{
    private readonly EngineHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Timer_OverARestart_FiresAtItsTime()
    {
        await _host.Orchestrator("Wait", async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(60), default);
                return context.CurrentUtcDateTime;
            }).StartAsync();
        var start = _host.Time.GetUtcNow().UtcDateTime;
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        await _host.Time.WhenTimerIsSet();
        await _host.RestartAsync();

        Assert.Equal(start.AddDays(60), (await _host.EndAsync(id)).ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task Timer_ThatWasDueWhileNobodyRan_FiresAtTheNextStart()
    {
        await _host.Orchestrator("Wait", async context =>
            {
                await context.CreateTimer(TimeSpan.FromMinutes(1), default);
                return 1;
            }).StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        await _host.Time.WhenTimerIsSet();
        await _host.Engine.DisposeAsync();
        _host.Time.Advance(TimeSpan.FromDays(3));
        await _host.StartAsync();

        Assert.Equal("1", (await _host.Client.WaitForInstanceCompletionAsync(id, true).WaitAsync(EngineHost.Deadline)).SerializedOutput);
    }

    [Fact]
    public async Task Timer_GivenUp_NeitherFiresNorHoldsTheEnd()
    {
        await _host.Orchestrator("Race", async context =>
            {
                using var giveUp = new CancellationTokenSource();
                var timeout = context.CreateTimer(TimeSpan.FromHours(1), giveUp.Token);
                var work = context.CallActivityAsync<int>("Work", 5);
                var first = await Task.WhenAny(timeout, work);
                giveUp.Cancel();
                context.SetCustomStatus("given up");
                await context.CreateTimer(TimeSpan.FromHours(2), default);
                return $"{first == work} {timeout.IsCanceled} {await work}";
            })
            .Activity<int, int>("Work", x => x).StartAsync();
        var start = _host.Time.GetUtcNow();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Race");
        await _host.EventuallyAsync(id, found => found.SerializedCustomStatus is not null);

        Assert.Equal("True True 5", (await _host.EndAsync(id)).ReadOutputAs<string>());
        Assert.Equal(start.AddHours(2), _host.Time.GetUtcNow());
    }

    [Fact]
    public async Task Start_AtALaterTime_WaitsForItOverARestart()
    {
        await _host.Orchestrator("Now", context => Task.FromResult(context.CurrentUtcDateTime)).StartAsync();
        var at = _host.Time.GetUtcNow().AddHours(30);
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Now", new StartOrchestrationOptions(StartAt: at));
        await _host.Time.WhenTimerIsSet();
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await _host.Client.GetInstanceAsync(id))!.RuntimeStatus);
        await _host.RestartAsync();

        Assert.Equal(at.UtcDateTime, (await _host.EndAsync(id)).ReadOutputAs<DateTime>());
    }
}
