using Microsoft.DurableTask;

namespace GenreFunctions.Local.Tests.Durable;

public sealed class ExternalEventTests : IAsyncDisposable
{
    private readonly EngineHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Events_RaisedBeforeAndWhileTheyAreAwaited_ComeInOrderByName()
    {
        await Waiting().StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        await _host.Client.RaiseEventAsync(id, "b", 1);
        await _host.Client.RaiseEventAsync(id, "a", 2);
        await _host.Client.RaiseEventAsync(id, "A", 3);
        await _host.Client.RaiseEventAsync(id, "nobody", 4);
        await _host.Client.RaiseEventAsync(id, "b", 5);

        Assert.Equal("2,3,1,5", (await _host.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Events_RaisedWhileNobodyRuns_AreThereAtTheNextStart()
    {
        await Waiting().StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        await _host.Client.WaitForInstanceStartAsync(id);
        await _host.Engine.StopAsync(default);
        foreach (var (name, value) in new[] { ("a", 1), ("a", 2), ("b", 3), ("b", 4) })
            await _host.Client.RaiseEventAsync(id, name, value);
        await _host.RestartAsync();

        Assert.Equal("1,2,3,4", (await _host.EndAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Wait_WithATimeout_GivesTheEventOrIsCancelled(bool raises)
    {
        await _host.Orchestrator("Wait", async context =>
            {
                try
                {
                    return await context.WaitForExternalEvent<string>("answer", TimeSpan.FromMinutes(5));
                }
                catch (TaskCanceledException)
                {
                    return $"nothing after {context.CurrentUtcDateTime:HH:mm}";
                }
            }).StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        if (raises)
            await _host.Client.RaiseEventAsync(id, "answer", "42");

        Assert.Equal(raises ? "42" : "nothing after 00:05", (await _host.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Event_ToWhoIsNotThereOrHasEnded_IsForgotten()
    {
        await _host.Orchestrator("End", _ => Task.FromResult(1)).StartAsync();
        var end = await _host.RunAsync("End");

        await _host.Client.RaiseEventAsync(end.InstanceId, "late", 1);
        await _host.Client.RaiseEventAsync("nobody", "late", 1);

        Assert.Equal(end.LastUpdatedAt, (await _host.Client.GetInstanceAsync(end.InstanceId))!.LastUpdatedAt);
        Assert.Null(await _host.Client.GetInstanceAsync("nobody"));
    }

    [Fact]
    public async Task Event_SentByAnotherOrchestrationAsItEnds_Arrives()
    {
        await _host.Orchestrator("Hear", context => context.WaitForExternalEvent<string>("word"))
            .Orchestrator("Say", context =>
            {
                context.SendEvent("hearer", "word", "hello");
                return Task.FromResult(0);
            }).StartAsync();
        await _host.Client.ScheduleNewOrchestrationInstanceAsync("Hear", new StartOrchestrationOptions("hearer"));
        await _host.RunAsync("Say");

        Assert.Equal("hello", (await _host.EndAsync("hearer")).ReadOutputAs<string>());
    }

    private EngineHost Waiting() => _host.Orchestrator("Wait", async context =>
    {
        var (a1, a2) = (context.WaitForExternalEvent<int>("a"), context.WaitForExternalEvent<int>("a"));
        await Task.WhenAll(a1, a2);
        return $"{await a1},{await a2},{await context.WaitForExternalEvent<int>("b")},{await context.WaitForExternalEvent<int>("b")}";
    });
}
