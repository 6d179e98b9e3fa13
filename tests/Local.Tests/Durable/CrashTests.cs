using System.Collections.Concurrent;
using GenreFunctions.Local.Durable;
using GenreFunctions.Local.Durable.History;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;

namespace GenreFunctions.Local.Tests.Durable;

/// <summary>
/// Kills at every place where a kill can be told from another: after each transaction the history is copied, and every copy is resumed by an
/// engine of its own. What orchestrations compute is known from a plain recursion over what they were asked to do.
/// </summary>
public sealed class CrashTests : IAsyncDisposable
{
    private const string Root = "root";

    private readonly EngineHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task History_CutAfterAnyTransaction_ResumesToTheSameEndWithoutRepeatingWhatWasDone(int seed)
    {
        var random = new Random(seed);
        var plan = new Plan(PlanKind.Sequence, "all", 0, [.. Enum.GetValues<PlanKind>().Select(kind => Grow(random, $"{kind}", 3, kind))]);
        var copies = new List<(string Path, HashSet<string> Done)>();
        await using (var engine = new Functions(_host.Time).Engine(_host.Options))
        {
            var done = new HashSet<string>();
            engine.Committed = () =>
            {
                var path = _host.CopyHistory($"copy-{copies.Count}.db");
                done.UnionWith(DoneIn(path));
                copies.Add((path, [.. done]));
            };
            await engine.StartAsync(default);
            await engine.Client.ScheduleNewOrchestrationInstanceAsync("Plan", plan, new StartOrchestrationOptions(Root));
            Assert.Equal(plan.Total, await EndAsync(engine));
        }

        Assert.True(copies.Count > 10, $"A plan of {copies.Count} transactions is no test.");
        foreach (var (path, done) in copies)
        {
            var second = new Functions(_host.Time);
            await using var engine = second.Engine(_host.Options with { DatabasePath = path, HistoryCacheBytes = random.Next(2) * 100_000 });
            await engine.StartAsync(default);
            Assert.Equal(plan.Total, await EndAsync(engine));
            Assert.Empty(second.Runs.Keys.Intersect(done));
            Assert.All(second.Runs.Values, runs => Assert.Equal(1, runs));
        }
    }

    [Fact]
    public async Task Outcome_NotYetWritten_IsHadByRunningAgain()
    {
        var (runs, held) = (0, new TaskCompletionSource());
        await _host.Orchestrator("Song", context => context.CallActivityAsync<int>("Score"))
            .ActivityAsync<object, int>("Score", async (_, cancellation) =>
            {
                if (Interlocked.Increment(ref runs) == 1)
                {
                    held.SetResult();
                    await Task.Delay(Timeout.Infinite, cancellation);
                }

                return 5;
            }).StartAsync();
        await _host.Client.ScheduleNewOrchestrationInstanceAsync("Song", new StartOrchestrationOptions("song"));
        await held.Task.WaitAsync(EngineHost.Deadline);
        _host.Options = _host.Options with { DatabasePath = _host.CopyHistory("killed.db") };
        await using var killed = _host.Engine;
        await _host.StartAsync();

        Assert.Equal("5", (await _host.EndAsync("song")).SerializedOutput);
        Assert.Equal(2, runs);
    }

    private async Task<int> EndAsync(DurableEngine engine)
    {
        var end = engine.Client.WaitForInstanceCompletionAsync(Root, getInputsAndOutputs: true);
        await _host.Time.AdvanceUntilAsync(end);
        Assert.Null((await end).FailureDetails);
        return (await end).ReadOutputAs<int>();
    }

    private static Plan Grow(Random random, string name, int depth, PlanKind? given = null)
    {
        var kind = given ?? (PlanKind)random.Next(depth == 0 ? 3 : 6);
        var parts = kind < PlanKind.Sequence ? [] : Enumerable.Range(0, random.Next(1, 4)).Select(i => Grow(random, $"{name}.{i}", depth - 1)).ToArray();
        return new Plan(kind, name, parts.Length == 0 && kind != PlanKind.Timer ? random.Next(1, 100) : 0, parts);
    }

    /// <summary>The activities of which a history holds the result.</summary>
    private static List<string> DoneIn(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var statement = new Statement(connection, """
            SELECT s.payload FROM events s JOIN (SELECT instance, task, kind FROM events UNION ALL SELECT instance, task, kind FROM inbox) d
            ON d.instance = s.instance AND d.task = s.task AND d.kind = $0 WHERE s.kind = $1
            """);
        return statement.Rows(row => row.GetString(0), EventKind.ActivityCompleted, EventKind.ActivityScheduled);
    }

    private enum PlanKind
    {
        Activity,
        FailingActivity,
        Timer,
        Sequence,
        Parallel,
        SubOrchestration,
    }

    private sealed record Plan(PlanKind Kind, string Name, int Value, IReadOnlyList<Plan> Parts)
    {
        public int Total => Value + Parts.Sum(part => part.Total);
    }

    private sealed record Step(string Name, int Value, bool Fails);

    /// <summary>The functions of one engine, which count their runs.</summary>
    private sealed class Functions(TimeProvider time)
    {
        private readonly ConcurrentDictionary<string, bool> _failed = new();

        public ConcurrentDictionary<string, int> Runs { get; } = new();

        public DurableEngine Engine(DurableOptions options) => new(
            options,
            new DurableFunctions(
                new Dictionary<string, OrchestratorBody> { ["Plan"] = async context => await RunAsync(context, context.GetInput<Plan>()!) },
                new Dictionary<string, ActivityBody> { ["Step"] = (input, _, _) => Task.FromResult<object?>(Run(input!)) }),
            time,
            new RecordingLoggers());

        private int Run(string input)
        {
            var step = DurableJson.Read<Step>(input)!;
            if (step.Fails && _failed.TryAdd(step.Name, true))
                throw new IOException("the first time");
            Runs.AddOrUpdate(input, 1, (_, runs) => runs + 1);
            return step.Value;
        }

        private static async Task<int> RunAsync(TaskOrchestrationContext context, Plan plan)
        {
            switch (plan.Kind)
            {
                case PlanKind.Activity:
                    return await context.CallActivityAsync<int>("Step", new Step(plan.Name, plan.Value, Fails: false));
                case PlanKind.FailingActivity:
                    var retries = TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromSeconds(1)));
                    return await context.CallActivityAsync<int>("Step", new Step(plan.Name, plan.Value, Fails: true), retries);
                case PlanKind.Timer:
                    await context.CreateTimer(TimeSpan.FromMinutes(1), default);
                    return 0;
                case PlanKind.Parallel:
                    return (await Task.WhenAll(plan.Parts.Select(part => RunAsync(context, part)))).Sum();
                case PlanKind.SubOrchestration:
                    return (await Task.WhenAll(plan.Parts.Select(part => context.CallSubOrchestratorAsync<int>("Plan", part)))).Sum();
                default:
                    var total = 0;
                    foreach (var part in plan.Parts)
                        total += await RunAsync(context, part);
                    return total;
            }
        }
    }
}
