using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Tests.Durable;

public sealed class SubOrchestrationTests : IAsyncDisposable
{
    private readonly EngineHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Children_InParallelAndNested_GiveTheirResultsAndKnowTheirParent()
    {
        await _host.Orchestrator("Tree", async context =>
            {
                var depth = context.GetInput<int>();
                Assert.Equal(depth == 4 ? null : "Tree", context.Parent?.Name.Name);
                if (depth == 0)
                    return await context.CallActivityAsync<int>("Leaf");
                var parts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => context.CallSubOrchestratorAsync<int>("Tree", depth - 1)));
                return parts.Sum();
            })
            .Activity<object, int>("Leaf", _ => 1).StartAsync();

        Assert.Equal("16", (await _host.RunAsync("Tree", 4)).SerializedOutput);
    }

    [Fact]
    public async Task Child_ThatFails_FailsInItsParentWithTheCause()
    {
        await _host.Orchestrator("Parent", async context =>
            {
                try
                {
                    return await context.CallSubOrchestratorAsync<string>("Child");
                }
                catch (TaskFailedException failure)
                {
                    return $"{failure.TaskName}: {failure.FailureDetails}";
                }
            })
            .Orchestrator<int>("Child", _ => throw new InvalidDataException("empty")).StartAsync();

        Assert.Equal("Child: System.IO.InvalidDataException: empty", (await _host.RunAsync("Parent")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Child_WithAnIdentityThatRuns_FailsWithASentence()
    {
        await _host.Orchestrator("Parent", context => context.CallSubOrchestratorAsync<int>("Child", options: new SubOrchestrationOptions(instanceId: "taken")))
            .Orchestrator("Child", context => context.WaitForExternalEvent<int>("never")).StartAsync();
        await _host.Client.ScheduleNewOrchestrationInstanceAsync("Child", new StartOrchestrationOptions("taken"));

        var end = await _host.RunAsync("Parent");

        Assert.Equal("An orchestration of the identity 'taken' is running already.", end.FailureDetails!.InnerFailure!.ErrorMessage);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Termination_OfAParent_ReachesItsChildrenWhenItIsRecursive(bool recursive)
    {
        await _host.Orchestrator("Parent", context => context.CallSubOrchestratorAsync<int>("Middle", options: new SubOrchestrationOptions(instanceId: "middle")))
            .Orchestrator("Middle", context => context.CallSubOrchestratorAsync<int>("Child", options: new SubOrchestrationOptions(instanceId: "child")))
            .Orchestrator("Child", context => context.WaitForExternalEvent<int>("go")).StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Parent");
        await _host.EventuallyAsync("child", found => found.IsRunning);

        await _host.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions("enough", recursive));

        var end = await _host.EndAsync(id);
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "enough"), (end.RuntimeStatus, end.ReadOutputAs<string>()));
        if (!recursive)
            await _host.Client.RaiseEventAsync("child", "go", 1);
        Assert.Equal(recursive ? OrchestrationRuntimeStatus.Terminated : OrchestrationRuntimeStatus.Completed, (await _host.EndAsync("middle")).RuntimeStatus);
        if (!recursive)
            Assert.Equal("1", (await _host.EndAsync("child")).SerializedOutput);
        else
            Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await _host.EndAsync("child")).RuntimeStatus);
    }
}
