using System.Net;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Local.Tests.Hosting.Discovery;

/// <summary>Functions that a setting switches off, as in Azure.</summary>
[Collection(SharedStorage.Name)]
public sealed class DisabledFunctionsTests(AzuriteServer storage) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _queue = $"queue-{Guid.NewGuid():N}";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("AzureWebJobs.OnMessage.Disabled", "true")]
    [InlineData("AzureWebJobs_OnMessage_Disabled", "True")]
    [InlineData("azurewebjobs_onmessage_disabled", "1")]
    public async Task Function_SwitchedOff_TakesNothing(string setting, string value)
    {
        await using var host = await StartAsync(typeof(QueueFunction), setting, value);
        await host.Log.ShowsAsync("OnMessage is switched off by a setting");

        // Not even its queue is made.
        Assert.False(await Queue().ExistsAsync());
    }

    [Theory]
    [InlineData("AzureWebJobs_OnMessage_Disabled", "false")]
    [InlineData("AzureWebJobs_OnMessage_Disabled", "yes")]
    [InlineData("AzureWebJobs_OnMessages_Disabled", "true")]
    [InlineData("AzureWebJobs__OnMessage__Disabled", "true")]
    public async Task Function_NotSwitchedOff_Runs(string setting, string value)
    {
        await using var host = await StartAsync(typeof(QueueFunction), setting, value);
        await Queue().CreateIfNotExistsAsync();
        await Queue().SendMessageAsync("hello");
        await host.Recorder.HasAsync("hello");
    }

    [Fact]
    public async Task HttpFunction_SwitchedOff_IsNotThere()
    {
        await using var host = await StartAsync(typeof(HttpFunction), "AzureWebJobs_Off_Disabled", "true");
        using var http = new HttpClient { BaseAddress = host.Address };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("api/on", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("api/off", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Function_SwitchedOff_IsNotBound()
    {
        // Its connection is set nowhere, which would be a fault of a function that runs.
        await using var host = await StartAsync(typeof(UnboundFunction), "AzureWebJobs_OnNothing_Disabled", "true");
        await host.Log.ShowsAsync("OnNothing is switched off");
    }

    private QueueClient Queue() => storage.Queues.GetQueueClient(_queue);

    private Task<TestHost> StartAsync(Type functions, string setting, string value) => TestHost.StartAsync(new TestHostPlan
    {
        Folder = _folder.Path,
        Functions = [functions],
        Storage = storage.ConnectionString,
        Settings = new Dictionary<string, string?> { ["Queue"] = _queue, [setting] = value },
    });

    public sealed class QueueFunction(Recorder recorder)
    {
        [Function("OnMessage")]
        public Task OnMessage([QueueTrigger("%Queue%", Connection = "AudioStorage")] string message) => recorder.AddAsync(message);
    }

    public sealed class UnboundFunction(Recorder recorder)
    {
        [Function("OnNothing")]
        public Task OnNothing([QueueTrigger("%Queue%", Connection = "Nowhere")] string message) => recorder.AddAsync(message);
    }

    public static class HttpFunction
    {
        [Function("On")]
        public static IActionResult On([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "on")] HttpRequest request) => new OkObjectResult(request.Path.Value);

        [Function("Off")]
        public static IActionResult Off([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "off")] HttpRequest request) => new OkObjectResult(request.Path.Value);
    }
}
