using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Tests.Durable;

public sealed class ClientTests : IAsyncDisposable
{
    private readonly EngineHost _host = new();

    public ClientTests()
    {
        _host.Orchestrator("Wait", context => context.WaitForExternalEvent<int>("go"));
        _host.Orchestrator("Work", context => context.CallActivityAsync<int>("One"));
        _host.Orchestrator<int>("Fail", _ => throw new InvalidDataException("no"));
        _host.Activity<object, int>("One", _ => 1);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("Wait", false)]
    [InlineData("Work", true)]
    [InlineData("Fail", true)]
    public async Task Schedule_OfAnIdentityThatIsThere_ThrowsWhateverItsState(string orchestrator, bool ends)
    {
        await _host.StartAsync();
        await _host.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, 1, new StartOrchestrationOptions("song"));
        if (ends)
            await _host.EndAsync("song");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Client.ScheduleNewOrchestrationInstanceAsync("Work", 2, new StartOrchestrationOptions("song")));

        Assert.Equal("An orchestration of the identity 'song' exists already.", failure.Message);
        Assert.Equal("1", (await _host.Client.GetInstanceAsync("song", getInputsAndOutputs: true))!.SerializedInput);
    }

    [Fact]
    public async Task Schedule_OfOneIdentityByMany_HasOneWinner()
    {
        await _host.StartAsync();

        var tries = Enumerable.Range(0, 20).Select(i => Task.Run(() => _host.Client.ScheduleNewOrchestrationInstanceAsync("Work", i, new StartOrchestrationOptions("song")))).ToList();
        await Task.WhenAll(tries.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));

        var winner = Assert.Single(Enumerable.Range(0, 20), i => tries[i].IsCompletedSuccessfully);
        Assert.Equal(winner, (await _host.EndAsync("song")).ReadInputAs<int>());
    }

    [Fact]
    public async Task Schedule_BeforeTheEngineStarts_RunsOnceItDoes()
    {
        _host.Make();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Work");
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await _host.Client.GetInstanceAsync(id))!.RuntimeStatus);
        var end = _host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);

        await _host.Engine.StartAsync(default);

        Assert.Equal("1", (await end.WaitAsync(EngineHost.Deadline)).SerializedOutput);
    }

    [Fact]
    public async Task Wait_ForWhatIsNotThere_ThrowsWithItsIdentity()
    {
        await _host.StartAsync();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _host.Client.WaitForInstanceCompletionAsync("nobody"));

        Assert.Equal("There is no orchestration of the identity 'nobody'.", failure.Message);
    }

    [Fact]
    public async Task Wait_Cancelled_Ends()
    {
        await _host.StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Wait");
        using var cancellation = new CancellationTokenSource();
        var wait = _host.Client.WaitForInstanceCompletionAsync(id, cancellation: cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.WaitAsync(EngineHost.Deadline, CancellationToken.None));
    }

    [Fact]
    public async Task Suspended_WhileItsActivityEnds_GoesOnWhereItWasAfterARestart()
    {
        var (started, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var runs = 0;
        await _host.Orchestrator("Slow", async context => await context.CallActivityAsync<int>("Hold") + await context.CallActivityAsync<int>("One"))
            .ActivityAsync<object, int>("Hold", async (_, _) =>
            {
                Interlocked.Increment(ref runs);
                started.SetResult();
                await go.Task;
                return 41;
            }).StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Slow");
        await started.Task.WaitAsync(EngineHost.Deadline);
        await _host.Client.SuspendInstanceAsync(id);
        await _host.EventuallyAsync(id, found => found.RuntimeStatus == OrchestrationRuntimeStatus.Suspended);
        go.SetResult();
        await _host.Engine.StopAsync(default);
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await _host.Client.GetInstanceAsync(id))!.RuntimeStatus);

        await _host.RestartAsync();
        await _host.Client.ResumeInstanceAsync(id);

        Assert.Equal("42", (await _host.EndAsync(id)).SerializedOutput);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Termination_WhileAnActivityRuns_EndsAtOnceAndDropsItsOutcome()
    {
        var (started, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        await _host.Orchestrator("Slow", context => context.CallActivityAsync<int>("Hold"))
            .ActivityAsync<object, int>("Hold", async (_, _) =>
            {
                started.SetResult();
                await go.Task;
                return 41;
            }).StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Slow");
        await started.Task.WaitAsync(EngineHost.Deadline);

        await _host.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions("stop"));
        await _host.EndAsync(id);
        go.SetResult();
        await _host.RestartAsync();

        var end = await _host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "\"stop\""), (end.RuntimeStatus, end.SerializedOutput));
    }

    [Fact]
    public async Task Query_ByPrefixStatusAndTime_GivesThoseOldestFirst()
    {
        await _host.StartAsync();
        foreach (var id in new[] { "b-1", "a%2", "a%10", "a%3", "a_4" })
        {
            await _host.RunAsync("Work", id, id);
            _host.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await _host.RunAsync("Fail", null, "a%5");
        await _host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", new StartOrchestrationOptions("a%6"));
        await _host.Client.WaitForInstanceStartAsync("a%6");
        var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(["a%2", "a%10", "a%3", "a%5", "a%6"], await IdsAsync(new OrchestrationQuery(InstanceIdPrefix: "a%", PageSize: 2)));
        Assert.Equal(["a%5", "a%6"], await IdsAsync(new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Running])));
        Assert.Equal(["a%6"], await IdsAsync(new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running])));
        Assert.Equal(["a%2", "a%10"], await IdsAsync(new OrchestrationQuery(CreatedFrom: start.AddMinutes(1), CreatedTo: start.AddMinutes(2))));
        Assert.Equal(7, (await IdsAsync(null)).Count);
    }

    [Fact]
    public async Task Query_WithAndWithoutTexts_HasThemOrNot()
    {
        await _host.StartAsync();
        await _host.RunAsync("Work", "in", "one");

        await foreach (var found in _host.Client.GetAllInstancesAsync(new OrchestrationQuery(FetchInputsAndOutputs: true)))
            Assert.Equal(("\"in\"", "1"), (found.SerializedInput, found.SerializedOutput));
        await foreach (var found in _host.Client.GetAllInstancesAsync())
            Assert.Equal((null, null), (found.SerializedInput, found.SerializedOutput));
    }

    [Fact]
    public async Task Purge_OfOne_RemovesItOnlyWhenItEnded()
    {
        await _host.StartAsync();
        await _host.RunAsync("Work", null, "done");
        await _host.Client.ScheduleNewOrchestrationInstanceAsync("Wait", new StartOrchestrationOptions("on"));

        Assert.Equal(1, (await _host.Client.PurgeInstanceAsync("done")).PurgedInstanceCount);
        Assert.Equal(0, (await _host.Client.PurgeInstanceAsync("done")).PurgedInstanceCount);
        Assert.Equal(0, (await _host.Client.PurgeInstanceAsync("on")).PurgedInstanceCount);

        Assert.Equal(["on"], await IdsAsync(null));
        Assert.Equal("1", (await _host.RunAsync("Work", null, "done")).SerializedOutput);
    }

    [Fact]
    public async Task Purge_ByFilter_RemovesTheEndedThatMatchWithTheirChildren()
    {
        await _host.Orchestrator("Parent", context => context.CallSubOrchestratorAsync<int>("Work", options: new SubOrchestrationOptions(instanceId: "child"))).StartAsync();
        await _host.RunAsync("Fail", null, "failed");
        _host.Time.Advance(TimeSpan.FromDays(1));
        await _host.RunAsync("Parent", null, "parent");
        var yesterday = new PurgeInstancesFilter(CreatedTo: _host.Time.GetUtcNow().AddHours(-1), Statuses: [OrchestrationRuntimeStatus.Completed]);

        Assert.Equal(0, (await _host.Client.PurgeAllInstancesAsync(yesterday)).PurgedInstanceCount);
        Assert.Equal(1, (await _host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(Statuses: [OrchestrationRuntimeStatus.Failed]))).PurgedInstanceCount);
        Assert.Equal(2, (await _host.Client.PurgeInstanceAsync("parent", new PurgeInstanceOptions(Recursive: true))).PurgedInstanceCount);
        Assert.Empty(await IdsAsync(null));
    }

    private async Task<List<string>> IdsAsync(OrchestrationQuery? query)
    {
        var ids = new List<string>();
        await foreach (var found in _host.Client.GetAllInstancesAsync(query))
            ids.Add(found.InstanceId);
        return ids;
    }
}
