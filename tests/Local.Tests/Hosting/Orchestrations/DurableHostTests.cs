using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Tests.Hosting.Orchestrations;

/// <summary>The durable engine inside a host: from a blob through an orchestration to an answer over HTTP.</summary>
[Collection(SharedStorage.Name)]
public sealed class DurableHostTests(AzuriteServer storage) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Blob_ThatSchedulesAnOrchestration_EndsInItsResult()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        await storage.Blobs.GetBlobContainerClient("orchestrated").GetBlobClient("song.wav").UploadAsync(new BinaryData("a"));
        await host.Recorder.HasAsync("scheduled song.wav");
        Assert.Equal("30", await client.GetStringAsync("/api/result/song.wav"));
    }

    [Fact]
    public async Task Orchestration_ThatWaitsWhenTheHostStops_GoesOnAfterItsRestart()
    {
        await using (var first = await StartAsync())
        {
            using var client = new HttpClient { BaseAddress = first.Address };
            await client.GetStringAsync("/api/wait/one");
            await first.Recorder.HasAsync("waiting one");
        }

        await using var second = await StartAsync();
        using var again = new HttpClient { BaseAddress = second.Address };
        await again.GetStringAsync("/api/raise/one");
        Assert.Equal("\"raised\"", await again.GetStringAsync("/api/result/one"));
        Assert.Empty(second.Recorder.Entries);
    }

    [Fact]
    public async Task History_Damaged_EndsTheStartWithASentence()
    {
        var path = _folder.File("durable.db", [.. Enumerable.Repeat((byte)'x', 4096)]);

        var (faults, exitCode) = await TestHost.FaultsAsync(Plan());

        Assert.Equal($"Orchestrations cannot be taken up: The orchestration history '{path}' is not a SQLite file, or is damaged: move it away, and the host starts an empty one.", Assert.Single(faults));
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task History_ThatIsAFolder_EndsTheStartWithASentence()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "durable.db"));

        var (faults, exitCode) = await TestHost.FaultsAsync(Plan());

        Assert.Contains("durable.db", Assert.Single(faults), StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    private Task<TestHost> StartAsync() => TestHost.StartAsync(Plan());

    private TestHostPlan Plan() => new()
    {
        Folder = _folder.Path,
        Functions = [typeof(OrchestratedFunctions)],
        Storage = storage.ConnectionString,
    };

    public sealed class OrchestratedFunctions(Recorder recorder)
    {
        [Function("OnSong")]
        public async Task OnSong([BlobTrigger("orchestrated/{name}", Connection = "AudioStorage")] BlobClient blob, string name, [DurableClient] DurableTaskClient client)
        {
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(Sum), blob.Name, new StartOrchestrationOptions(name));
            await recorder.AddAsync($"scheduled {name}");
        }

        [Function(nameof(Sum))]
        public static async Task<int> Sum([OrchestrationTrigger] TaskOrchestrationContext context) =>
            (await Task.WhenAll(Enumerable.Range(0, 5).Select(number => context.CallActivityAsync<int>(nameof(Square), number)))).Sum();

        [Function(nameof(Square))]
        public static int Square([ActivityTrigger] int number) => number * number;

        [Function(nameof(WaitForIt))]
        public static async Task<string> WaitForIt([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CallActivityAsync(nameof(Note), $"waiting {context.InstanceId}");
            return await context.WaitForExternalEvent<string>("it");
        }

        [Function(nameof(Note))]
        public Task Note([ActivityTrigger] string entry) => recorder.AddAsync(entry);

        [Function("Wait")]
        public static async Task<IActionResult> Wait([HttpTrigger("get", Route = "wait/{id}")] HttpRequest request, string id, [DurableClient] DurableTaskClient client) =>
            new ContentResult { Content = await client.ScheduleNewOrchestrationInstanceAsync(nameof(WaitForIt), null, new StartOrchestrationOptions(id), request.HttpContext.RequestAborted) };

        [Function("Raise")]
        public static async Task<IActionResult> Raise([HttpTrigger("get", Route = "raise/{id}")] HttpRequest request, string id, [DurableClient] DurableTaskClient client)
        {
            await client.RaiseEventAsync(id, "it", "raised", request.HttpContext.RequestAborted);
            return new OkResult();
        }

        [Function("Result")]
        public static async Task<IActionResult> Result([HttpTrigger("get", Route = "result/{id}")] HttpRequest request, string id, [DurableClient] DurableTaskClient client) =>
            new ContentResult { Content = (await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, request.HttpContext.RequestAborted)).SerializedOutput };
    }
}
