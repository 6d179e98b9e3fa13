using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Tests.Durable;

public sealed class RetryTests : IAsyncDisposable
{
    private readonly EngineHost _host = new();
    private readonly ConcurrentQueue<double> _attempts = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public static TheoryData<RetryPolicy, double[]> Policies => new()
    {
        { new RetryPolicy(1, TimeSpan.FromSeconds(5)), [0] },
        { new RetryPolicy(4, TimeSpan.FromSeconds(5)), [0, 5, 10, 15] },
        { new RetryPolicy(5, TimeSpan.FromSeconds(1), 2), [0, 1, 3, 7, 15] },
        { new RetryPolicy(5, TimeSpan.FromSeconds(1), 3, maxRetryInterval: TimeSpan.FromSeconds(4)), [0, 1, 4, 8, 12] },
        { new RetryPolicy(100, TimeSpan.FromSeconds(2), retryTimeout: TimeSpan.FromSeconds(7)), [0, 2, 4, 6] },
        { new RetryPolicy(3, TimeSpan.FromHours(2), 2, maxRetryInterval: TimeSpan.FromHours(3)), [0, 2 * 3600, 5 * 3600] },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Activity_ThatAlwaysFails_IsTriedAtTheTimesOfThePolicy(RetryPolicy policy, double[] expectedSeconds)
    {
        await HostWith(policy, failures: int.MaxValue).StartAsync();

        var end = await _host.RunAsync("Try");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal(expectedSeconds, _attempts);
    }

    [Fact]
    public async Task Activity_ThatFailsTwice_SucceedsAtTheThirdAttempt()
    {
        await HostWith(new RetryPolicy(5, TimeSpan.FromSeconds(1)), failures: 2).StartAsync();

        Assert.Equal("3", (await _host.RunAsync("Try")).SerializedOutput);
    }

    [Fact]
    public async Task Failure_ThatThePolicyDoesNotHandle_IsNotTriedAgain()
    {
        await HostWith(new RetryPolicy(5, TimeSpan.FromSeconds(1)) { HandleFailure = failure => !failure.IsCausedBy<IOException>() }, failures: 9).StartAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await _host.RunAsync("Try")).RuntimeStatus);
        Assert.Single(_attempts);
    }

    [Fact]
    public async Task Budget_OverRestarts_IsNotRenewed()
    {
        await HostWith(new RetryPolicy(4, TimeSpan.FromSeconds(5)), failures: int.MaxValue).StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Try");
        for (var restart = 0; restart < 3; restart++)
        {
            await _host.Time.WhenTimerIsSet();
            await _host.RestartAsync();
            await _host.Time.WhenTimerIsSet();
            _host.Time.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await _host.EndAsync(id)).RuntimeStatus);
        Assert.Equal([0, 5, 10, 15], _attempts);
    }

    [Fact]
    public async Task SubOrchestration_WithAnIdentityAndRetries_RunsAgainUnderIt()
    {
        var identities = new ConcurrentQueue<string>();
        await _host.Orchestrator("Parent", context => context.CallSubOrchestratorAsync<int>(
                "Child", options: TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromSeconds(1))).WithInstanceId("child")))
            .Orchestrator("Child", context => context.CallActivityAsync<int>("Fail", context.InstanceId))
            .Activity<string, int>("Fail", id =>
            {
                identities.Enqueue(id);
                return identities.Count < 3 ? throw new IOException("not yet") : 7;
            }).StartAsync();

        Assert.Equal("7", (await _host.RunAsync("Parent")).SerializedOutput);
        Assert.Equal(["child", "child", "child"], identities);
    }

    private EngineHost HostWith(RetryPolicy policy, int failures)
    {
        var start = _host.Time.GetUtcNow();
        return _host.Orchestrator("Try", context => context.CallActivityAsync<int>("Fail", options: TaskOptions.FromRetryPolicy(policy)))
            .Activity<object, int>("Fail", _ =>
            {
                _attempts.Enqueue((_host.Time.GetUtcNow() - start).TotalSeconds);
                return _attempts.Count > failures ? _attempts.Count : throw new IOException("disk");
            });
    }
}
