using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Tests.Durable;

public sealed class DeterminismTests : IAsyncDisposable
{
    private readonly EngineHost _host = new();

    public DeterminismTests()
    {
        _host.Activity<object, int>("A", _ => 1).Activity<object, int>("B", _ => 2);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public static TheoryData<string, string> Changes => new()
    {
        { "other name", "its replay asks for activity 'B' (task 0), where its history has activity 'A' (task 0)" },
        { "other kind", "its replay asks for a timer (task 0), where its history has activity 'A' (task 0)" },
        { "other kind of that name", "its replay asks for sub-orchestration 'A' (task 0), where its history has activity 'A' (task 0)" },
        { "other order", "its replay asks for activity 'B' (task 0), where its history has activity 'A' (task 0)" },
        { "one more", "its replay asks for activity 'B' (task 1), where its history has nothing" },
        { "one less", "its replay does not ask for activity 'A' (task 0), which its history has" },
        { "an end", "its replay does not ask for activity 'A' (task 0), which its history has" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Replay_ThatAsksForSomethingElse_FailsSayingWhat(string change, string what)
    {
        await _host.Orchestrator("Song", async context =>
            {
                var first = context.CallActivityAsync<int>("A");
                await context.WaitForExternalEvent<int>("go");
                return await first;
            }).StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Song", null, new StartOrchestrationOptions("one"));
        await _host.Client.WaitForInstanceStartAsync(id);
        await _host.Engine.StopAsync(default);
        await _host.Engine.DisposeAsync();

        await _host.Orchestrator("Song", async context =>
            {
                switch (change)
                {
                    case "other name":
                        await context.CallActivityAsync<int>("B");
                        break;
                    case "other kind":
                        await context.CreateTimer(TimeSpan.FromMinutes(1), default);
                        break;
                    case "other kind of that name":
                        await context.CallSubOrchestratorAsync<int>("A");
                        break;
                    case "other order":
                        await Task.WhenAll(context.CallActivityAsync<int>("B"), context.CallActivityAsync<int>("A"));
                        break;
                    case "one more":
                        await Task.WhenAll(context.CallActivityAsync<int>("A"), context.CallActivityAsync<int>("B"));
                        break;
                    case "one less":
                        await context.WaitForExternalEvent<int>("go");
                        break;
                    default:
                        break;
                }

                return 0;
            }).StartAsync();
        await _host.Client.RaiseEventAsync(id, "go", 1);

        var end = await _host.EndAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, end.RuntimeStatus);
        Assert.StartsWith($"Orchestrator 'Song' of instance 'one' is not deterministic: {what}.", end.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_ThatAsksEarlierThanItsHistory_FailsSayingWhat()
    {
        await _host.Orchestrator("Song", async context =>
            {
                await context.CallActivityAsync<int>("A");
                var second = context.CallActivityAsync<int>("B");
                context.SetCustomStatus("asked for both");
                return await context.WaitForExternalEvent<int>("go") + await second;
            }).StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Song", null, new StartOrchestrationOptions("one"));
        await _host.EventuallyAsync(id, found => found.SerializedCustomStatus is not null);
        await _host.Engine.DisposeAsync();

        await _host.Orchestrator("Song", async context =>
            {
                await Task.WhenAll(context.CallActivityAsync<int>("A"), context.CallActivityAsync<int>("B"));
                return await context.WaitForExternalEvent<int>("go");
            }).StartAsync();
        await _host.Client.RaiseEventAsync(id, "go", 1);

        var end = await _host.EndAsync(id);
        Assert.Contains("is not deterministic: its replay asks for activity 'B' (task 1) earlier than its history does.", end.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orchestrator_ThatCatchesTheReproach_FailsAllTheSame()
    {
        var turn = 0;
        await _host.Orchestrator("Moody", async context =>
            {
                try
                {
                    await context.CallActivityAsync<int>(Interlocked.Increment(ref turn) % 2 == 1 ? "A" : "B");
                }
                catch (InvalidOperationException)
                {
                    // Goes on as if nothing were wrong.
                }

                return 1;
            }).StartAsync();

        var end = await _host.RunAsync("Moody");

        Assert.Contains("Orchestrator 'Moody'", end.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<TaskOrchestrationContext, Task>> Escapes => new()
    {
        { "delay", _ => Task.Delay(TimeSpan.FromHours(1)) },
        { "short delay", _ => Task.Delay(1) },
        { "thread pool", _ => Task.Run(() => 1) },
        { "no context", async context => await context.CallActivityAsync<int>("A").ConfigureAwait(false) },
        { "no context, then a call", async context =>
            {
                await context.CallActivityAsync<int>("A").ConfigureAwait(false);
                await context.CallActivityAsync<int>("B");
            }
        },
        { "delay beside an activity that never ends", async context =>
            {
                _ = context.CallActivityAsync<int>("Never");
                await Task.Delay(1);
            }
        },
        { "completion elsewhere", context =>
            {
                var source = new TaskCompletionSource();
                ThreadPool.QueueUserWorkItem(_ => source.SetResult());
                return source.Task;
            }
        },
        { "clock that cancels", async context =>
            {
                using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
                await context.WaitForExternalEvent<int>("never", source.Token);
            }
        },
    };

    [Theory]
    [MemberData(nameof(Escapes))]
    public async Task Orchestrator_ThatAwaitsSomethingElse_FailsNamingIt(string how, Func<TaskOrchestrationContext, Task> escape)
    {
        var never = new TaskCompletionSource<int>();
        await _host.Orchestrator("Escape", async context =>
            {
                await escape(context);
                return how;
            })
            .ActivityAsync<object, int>("Never", (_, cancellation) => never.Task.WaitAsync(cancellation)).StartAsync();
        var id = await _host.Client.ScheduleNewOrchestrationInstanceAsync("Escape", null, new StartOrchestrationOptions("one"));

        var end = await _host.Client.WaitForInstanceCompletionAsync(id).WaitAsync(EngineHost.Deadline);

        Assert.StartsWith("Orchestrator 'Escape' of instance 'one' awaited something that is not of its context", end.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orchestrator_WithYieldsAndContinuations_StaysOnItsThread()
    {
        await _host.Orchestrator("Fine", async context =>
            {
                var thread = Environment.CurrentManagedThreadId;
                await Task.Yield();
                var doubled = await context.CallActivityAsync<int>("A").ContinueWith(task => task.Result * 2, TaskScheduler.Current);
                var started = await Task.Factory.StartNew(() => 3, default, TaskCreationOptions.None, TaskScheduler.Current);
                return (doubled + started, Environment.CurrentManagedThreadId == thread || context.IsReplaying);
            }).StartAsync();

        var end = await _host.RunAsync("Fine");

        Assert.Null(end.FailureDetails);
        Assert.Equal((5, true), end.ReadOutputAs<(int, bool)>());
    }
}
