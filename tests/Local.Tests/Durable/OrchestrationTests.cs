using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Tests.Durable;

public sealed class OrchestrationTests : IAsyncDisposable
{
    private readonly EngineHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Activity_OfAnInput_ReturnsItsResult()
    {
        await _host.Orchestrator("Twice", context => context.CallActivityAsync<int>("Double", context.GetInput<int>()))
            .Activity<int, int>("Double", x => 2 * x).StartAsync();

        var end = await _host.RunAsync("Twice", 21, "one");

        Assert.Equal((OrchestrationRuntimeStatus.Completed, "42", "21", "one"), (end.RuntimeStatus, end.SerializedOutput, end.SerializedInput, end.InstanceId));
    }

    [Fact]
    public async Task FanOut_OfAHundredActivities_SumsRight()
    {
        await _host.Orchestrator("Sum", async context => (await Task.WhenAll(Enumerable.Range(1, 100).Select(i => context.CallActivityAsync<int>("Square", i)))).Sum())
            .Activity<int, int>("Square", x => x * x).StartAsync();

        Assert.Equal(100 * 101 * 201 / 6, (await _host.RunAsync("Sum")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Activities_MoreThanTheMaximum_RunThatManyAtATime()
    {
        var (running, most) = (0, 0);
        var full = new TaskCompletionSource();
        await _host.Orchestrator("Fan", async context => (await Task.WhenAll(Enumerable.Range(0, 12).Select(i => context.CallActivityAsync<int>("Count", i)))).Length)
            .ActivityAsync<int, int>("Count", async (x, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                if (running == _host.Options.MaximumConcurrentActivities)
                    full.TrySetResult();
                await full.Task.WaitAsync(EngineHost.Deadline, CancellationToken.None);
                Interlocked.Decrement(ref running);
                return x;
            }).StartAsync();

        await _host.RunAsync("Fan");

        Assert.Equal(_host.Options.MaximumConcurrentActivities, most);
    }

    [Fact]
    public async Task Activities_OfTheOldestOrchestration_GoFirst()
    {
        var order = new ConcurrentQueue<string>();
        var held = new TaskCompletionSource();
        _host.Options = _host.Options with { MaximumConcurrentActivities = 1 };
        await _host.Orchestrator("Song", async context => (await Task.WhenAll(Enumerable.Range(0, 3).Select(i => context.CallActivityAsync<int>("Step", $"{context.InstanceId}{i}")))).Length)
            .ActivityAsync<string, int>("Step", async (step, _) =>
            {
                order.Enqueue(step);
                await held.Task;
                return 0;
            }).StartAsync();
        foreach (var id in new[] { "hold", "b", "a", "c" })
        {
            await _host.Client.ScheduleNewOrchestrationInstanceAsync("Song", null, new StartOrchestrationOptions(id));
            await _host.Client.WaitForInstanceStartAsync(id);
        }

        held.SetResult();
        foreach (var id in new[] { "hold", "a", "b", "c" })
            await _host.EndAsync(id);

        Assert.Equal(["hold0", "hold1", "hold2", "b0", "b1", "b2", "a0", "a1", "a2", "c0", "c1", "c2"], order);
    }

    [Fact]
    public async Task Activity_ThatThrows_FailsWithWhatWasThrown()
    {
        await _host.Orchestrator("Try", async context =>
            {
                try
                {
                    await context.CallActivityAsync("Throw");
                    return "no failure";
                }
                catch (TaskFailedException failure)
                {
                    return $"{failure.TaskName} #{failure.TaskId}: {failure.FailureDetails.ErrorType}: {failure.FailureDetails.ErrorMessage} < {failure.FailureDetails.InnerFailure!.ErrorType}";
                }
            })
            .Activity<object, int>("Throw", _ => throw new InvalidDataException("no moov", new FormatException())).StartAsync();

        Assert.Equal("Throw #0: System.IO.InvalidDataException: no moov < System.FormatException", (await _host.RunAsync("Try")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Orchestrator_ThatDoesNotCatch_FailsWithTheCause()
    {
        await _host.Orchestrator("Fail", context => context.CallActivityAsync<int>("Throw")).Activity<object, int>("Throw", _ => throw new InvalidDataException("no moov")).StartAsync();

        var end = await _host.RunAsync("Fail");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.Equal("Microsoft.DurableTask.TaskFailedException", end.FailureDetails!.ErrorType);
        Assert.True(end.FailureDetails.InnerFailure!.IsCausedBy<SystemException>());
        Assert.False(end.FailureDetails.InnerFailure.IsCausedBy<ArgumentException>());
    }

    [Fact]
    public async Task Names_ThatAreUnknown_FailWithASentenceThatListsTheKnown()
    {
        await _host.Orchestrator("Lost", context => context.CallActivityAsync<int>("Scoer")).Activity<int, int>("Score", x => x).StartAsync();

        Assert.Equal("There is no activity 'Scoer'; there is Score.", (await _host.RunAsync("Lost")).FailureDetails!.InnerFailure!.ErrorMessage);
        Assert.Equal("There is no orchestrator 'TagSnog'; there is Lost.", (await _host.RunAsync("TagSnog")).FailureDetails!.ErrorMessage);
    }

    [Fact]
    public async Task Payload_OfAMegabyte_ComesThrough()
    {
        await _host.Orchestrator("Echo", context => context.CallActivityAsync<string>("Reverse", context.GetInput<string>()))
            .Activity<string, string>("Reverse", text => new string([.. text.Reverse()])).StartAsync();
        var text = string.Concat(Enumerable.Range(0, 1 << 17).Select(i => $"{i % 10}é\"{(char)('a' + (i % 26))}\n "));

        Assert.Equal(new string([.. text.Reverse()]), (await _host.RunAsync("Echo", text)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Context_OverReplays_KeepsIdentitiesAndTimesAndLogsOnce()
    {
        var seen = new ConcurrentDictionary<string, ConcurrentBag<string>>();
        await _host.Orchestrator("Look", async context =>
            {
                var logger = context.CreateReplaySafeLogger("test");
                for (var i = 0; i < 3; i++)
                {
                    seen.GetOrAdd($"guid {i}", _ => []).Add($"{context.NewGuid()}");
                    seen.GetOrAdd($"time {i}", _ => []).Add($"{context.CurrentUtcDateTime:O}");
                    logger.LogWarning("step {Step}", i);
                    await context.CreateTimer(TimeSpan.FromMinutes(1), default);
                }

                return context.IsReplaying;
            }).StartAsync();

        Assert.Equal("false", (await _host.RunAsync("Look")).SerializedOutput);

        Assert.Equal([4, 3, 2], Enumerable.Range(0, 3).Select(i => seen[$"guid {i}"].Count));
        Assert.All(seen.Values, values => Assert.Single(values.Distinct()));
        Assert.Equal(6, seen.Values.SelectMany(values => values.Distinct()).Distinct().Count());
        Assert.Equal(["step 0", "step 1", "step 2"], _host.Loggers.Lines(LogLevel.Warning));
    }

    [Fact]
    public async Task CustomStatus_WhileItRunsAndAfter_IsTheLastOneSet()
    {
        await _host.Orchestrator("Say", async context =>
            {
                context.SetCustomStatus("preparing");
                await context.WaitForExternalEvent<int>("go");
                context.SetCustomStatus(new { done = 7 });
                await context.WaitForExternalEvent<int>("end");
                return 0;
            }).StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Say");
        Assert.Equal("preparing", (await _host.Client.WaitForInstanceStartAsync(id, getInputsAndOutputs: true)).ReadCustomStatusAs<string>());

        await _host.Client.RaiseEventAsync(id, "go", 1);
        await _host.Client.RaiseEventAsync(id, "end", 1);

        Assert.Equal("""{"done":7}""", (await _host.EndAsync(id)).SerializedCustomStatus);
    }

    [Fact]
    public async Task ContinueAsNew_FourTimes_StartsFromTheTopWithTheNextInput()
    {
        var runs = new ConcurrentQueue<int>();
        await _host.Orchestrator("Loop", async context =>
            {
                var n = context.GetInput<int>();
                if (n < 4)
                    context.ContinueAsNew(n + await context.CallActivityAsync<int>("Run", n));
                return n;
            })
            .Activity<int, int>("Run", n =>
            {
                runs.Enqueue(n);
                return 1;
            }).StartAsync();

        var end = await _host.RunAsync("Loop", 0);

        Assert.Equal(("4", OrchestrationRuntimeStatus.Completed), (end.SerializedOutput, end.RuntimeStatus));
        Assert.Equal([0, 1, 2, 3], runs);
    }

    [Theory]
    [InlineData(true, "1,2,3")]
    [InlineData(false, "3")]
    public async Task ContinueAsNew_WithEventsThatNobodyTook_KeepsThemInOrderOrNot(bool keeps, string expected)
    {
        await _host.Orchestrator("Collect", async context =>
            {
                if (context.GetInput<int>() == 0)
                {
                    await context.WaitForExternalEvent<int>("go");
                    context.ContinueAsNew(1, keeps);
                    return "";
                }

                var taken = new List<int>();
                do
                    taken.Add(await context.WaitForExternalEvent<int>("number"));
                while (taken[^1] != 3);
                return string.Join(",", taken);
            }).StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Collect", 0);
        await _host.Client.RaiseEventAsync(id, "number", 1);
        await _host.Client.RaiseEventAsync(id, "number", 2);
        await _host.Client.WaitForInstanceStartAsync(id);
        await _host.Client.RaiseEventAsync(id, "go", 0);
        await _host.EventuallyAsync(id, found => found.SerializedInput == "1");

        await _host.Client.RaiseEventAsync(id, "number", 3);

        Assert.Equal(expected, (await _host.EndAsync(id)).ReadOutputAs<string>());
    }
}
