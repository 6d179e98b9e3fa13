using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Tests.Durable;

public sealed class DrainTests : IAsyncDisposable
{
    private readonly EngineHost _host = new();
    private readonly TaskCompletionSource _started = new();
    private readonly TaskCompletionSource _go = new();
    private int _firstRuns;
    private int _secondRuns;

    public DrainTests()
    {
        _host.Orchestrator("Song", async context => await context.CallActivityAsync<int>("First") + await context.CallActivityAsync<int>("Second"))
            .ActivityAsync<object, int>("First", async (_, cancellation) =>
            {
                Interlocked.Increment(ref _firstRuns);
                _started.TrySetResult();
                await _go.Task.WaitAsync(cancellation);
                return 40;
            })
            .Activity<object, int>("Second", _ => Interlocked.Increment(ref _secondRuns) * 2);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Stop_WhileAnActivityRuns_WaitsForItAndTakesUpNothingNew()
    {
        await _host.StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Song");
        await _started.Task.WaitAsync(EngineHost.Deadline);

        var stop = _host.Engine.StopAsync(default);
        Assert.False(stop.IsCompleted);
        _go.SetResult();
        await stop.WaitAsync(EngineHost.Deadline);

        Assert.Equal((1, 0), (_firstRuns, _secondRuns));
        await _host.RestartAsync();
        Assert.Equal("42", (await _host.EndAsync(id)).SerializedOutput);
        Assert.Equal((1, 1), (_firstRuns, _secondRuns));
    }

    [Fact]
    public async Task Stop_Cancelled_CancelsTheActivityWhichRunsAgainAtTheNextStart()
    {
        await _host.StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Song");
        await _started.Task.WaitAsync(EngineHost.Deadline);

        await _host.Engine.StopAsync(new CancellationToken(canceled: true)).WaitAsync(EngineHost.Deadline);

        Assert.Equal(OrchestrationRuntimeStatus.Running, (await _host.Client.GetInstanceAsync(id))!.RuntimeStatus);
        _go.SetResult();
        await _host.RestartAsync();
        Assert.Equal("42", (await _host.EndAsync(id)).SerializedOutput);
        Assert.Equal((2, 1), (_firstRuns, _secondRuns));
    }

    [Fact]
    public async Task Stop_WithAnActivityThatDoesNotListen_Returns()
    {
        await _host.ActivityAsync<object, int>("First", async (_, _) =>
        {
            _started.TrySetResult();
            await _go.Task;
            return 40;
        }).StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Song");
        await _started.Task.WaitAsync(EngineHost.Deadline);

        await _host.Engine.StopAsync(new CancellationToken(canceled: true)).WaitAsync(EngineHost.Deadline);

        _go.SetResult();
        await _host.RestartAsync();
        Assert.Equal("42", (await _host.EndAsync(id)).SerializedOutput);
    }

    [Fact]
    public async Task Stop_WithAnOrchestrationThatContinuesForEver_Returns()
    {
        await _host.Orchestrator("Clock", context =>
        {
            context.ContinueAsNew(context.GetInput<int>() + 1);
            return Task.FromResult(0);
        }).StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Clock", 0);
        await _host.EventuallyAsync(id, found => found.ReadInputAs<int>() > 3);

        await _host.Engine.StopAsync(default).WaitAsync(EngineHost.Deadline);

        var at = (await _host.Client.GetInstanceAsync(id, getInputsAndOutputs: true))!.ReadInputAs<int>();
        await _host.RestartAsync();
        await _host.EventuallyAsync(id, found => found.ReadInputAs<int>() > at);
    }

    [Fact]
    public async Task Dispose_WhileSomebodyWaits_TellsThem()
    {
        await _host.StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Song");
        var wait = _host.Client.WaitForInstanceCompletionAsync(id);
        await _started.Task.WaitAsync(EngineHost.Deadline);

        await _host.Engine.DisposeAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => wait.WaitAsync(EngineHost.Deadline));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Client.ScheduleNewOrchestrationInstanceAsync("Song"));
    }
}
