using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Tests.Hosting.Orchestrations;

public sealed class DurableBindingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string?> _settings = [];
    private StandInOrchestrations? _orchestrations;

    private StandInOrchestrations Orchestrations => _orchestrations ?? throw new InvalidOperationException("The host has made none.");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Greet", """{ "name": "Ann", "Times": 2 }""", "Hello Ann Ann")]
    [InlineData("Length", "\"four\"", 4)]
    [InlineData("Half", "5", 2.5)]
    [InlineData("ByAnotherName", null, "nothing")]
    public async Task Activity_TakesItsInputFromJsonAndReturnsItsResult(string name, string? input, object expected)
    {
        await using var host = await StartAsync();
        Assert.Equal(expected, await Orchestrations.Functions.Activities[name](input, "instance", CancellationToken.None));
    }

    [Fact]
    public async Task Activity_ThatFails_IsLoggedWithItsNameAndThrows()
    {
        await using var host = await StartAsync();
        await Assert.ThrowsAsync<FormatException>(() => Orchestrations.Functions.Activities["Half"]("\"text\"", "instance", CancellationToken.None));
        await host.Log.ShowsAsync("Half failed");
    }

    [Fact]
    public async Task Orchestrator_GetsItsContextAndReturnsItsResult()
    {
        await using var host = await StartAsync();
        Assert.Equal("input!", await Orchestrations.Functions.Orchestrators["Orchestrator"](new StandInContext("input")));
    }

    [Fact]
    public async Task Client_IsBoundInAnHttpFunction()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        Assert.Equal("Orchestrator 7 id", await client.GetStringAsync("/api/start"));
    }

    [Fact]
    public async Task Engine_IsStartedAndStoppedWithTheHostAndItsSettings()
    {
        _folder.File("host.json", """{ "extensions": { "durableTask": { "maxConcurrentActivityFunctions": 9999, "maxConcurrentOrchestratorFunctions": 7 } } }"""u8.ToArray());
        await using (await StartAsync())
        {
            Assert.Equal(["start"], Orchestrations.Calls);
            Assert.Equal((9999, 7), (Orchestrations.Options.MaximumConcurrentActivities, Orchestrations.Options.MaximumConcurrentOrchestrators));
            Assert.Equal(Path.Combine(_folder.Path, "durable.db"), Orchestrations.Options.DatabasePath);
        }

        Assert.Equal(["start", "stop", "dispose"], Orchestrations.Calls);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData("1", 0)]
    public async Task Activities_AreAtLeastTwoACore_UnlessASettingSaysOtherwise(string? setting, int aCore)
    {
        _folder.File("host.json", """{ "extensions": { "durableTask": { "maxConcurrentActivityFunctions": 1 } } }"""u8.ToArray());
        if (setting is not null)
            _settings["AzureFunctionsJobHost__extensions__durableTask__maxConcurrentActivityFunctions"] = setting;
        await using var host = await StartAsync();
        Assert.Equal(Math.Max(1, aCore * Environment.ProcessorCount), Orchestrations.Options.MaximumConcurrentActivities);
    }

    private Task<TestHost> StartAsync() => TestHost.StartAsync(new TestHostPlan
    {
        Folder = _folder.Path,
        Settings = _settings,
        Functions = [typeof(DurableExamples)],
        Surroundings = each => each with { Orchestrations = (options, functions, _, _) => _orchestrations = new StandInOrchestrations(options, functions) },
    });

    public sealed record Greeting(string Name, int Times);

    public sealed class DurableExamples
    {
        [Function("Orchestrator")]
        public static async Task<string> Orchestrator([OrchestrationTrigger] TaskOrchestrationContext context) =>
            await context.CallActivityAsync<string>("Greet", context.GetInput<string>()) + "!";

        [Function("Greet")]
        public static string Greet([ActivityTrigger] Greeting greeting) => $"Hello {string.Join(' ', Enumerable.Repeat(greeting.Name, greeting.Times))}";

        [Function("Length")]
        public static Task<int> Length([ActivityTrigger] string text) => Task.FromResult(text.Length);

        [Function("Half")]
        public static double Half([ActivityTrigger] int number) => number / 2.0;

        [Function("Nothing")]
        public static string Nothing([ActivityTrigger(Activity = "ByAnotherName")] string? input) => input ?? "nothing";

        [Function("Start")]
        public static async Task<IActionResult> Start([HttpTrigger("get", Route = "start")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
            new ContentResult { Content = await client.ScheduleNewOrchestrationInstanceAsync("Orchestrator", 7, new StartOrchestrationOptions("id"), request.HttpContext.RequestAborted) };
    }
}
