using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Local.Tests.Hosting.Blobs;

[Collection(SharedStorage.Name)]
public sealed class BlobListenerTests(AzuriteServer storage) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _container = $"blobs-{Guid.NewGuid():N}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Blob_NewInContainerThatWasNotThere_StartsTheFunctionOnce()
    {
        await using var host = await StartAsync();
        await UploadAsync("one.wav", "a");
        await UploadAsync("b/two.wav", "b");
        await host.Recorder.HasAsync("one.wav");
        await host.Recorder.HasAsync("b/two.wav");
        Assert.Equal(2, host.Recorder.Entries.Count);
    }

    [Fact]
    public async Task Blob_OverwrittenUnderTheSameName_StartsTheFunctionAgain()
    {
        await using var host = await StartAsync();
        await UploadAsync("song.wav", "a");
        await host.Recorder.HasAsync("song.wav");
        await UploadAsync("song.wav", "b");
        await host.Recorder.HasAsync("song.wav", times: 2);
    }

    [Fact]
    public async Task Receipt_AfterRestart_KeepsTheFunctionFromRunningTwice()
    {
        await using (var first = await StartAsync())
        {
            await UploadAsync("old.wav", "a");
            await first.Recorder.HasAsync("old.wav");
        }

        await using var second = await StartAsync();
        await UploadAsync("zz-new.wav", "b");
        await second.Recorder.HasAsync("zz-new.wav");
        Assert.Equal(0, second.Recorder.Count("old.wav"));
    }

    [Fact]
    public async Task Receipt_WhenTheFunctionWasCutShort_IsNotWritten()
    {
        var recorder = new Recorder { OnEntry = _ => Task.Delay(Timeout.Infinite) };
        await using (var first = await StartAsync(recorder, drainLimit: TimeSpan.FromMilliseconds(1)))
        {
            await UploadAsync("song.wav", "a");
            await first.Recorder.HasAsync("song.wav");
            recorder.OnEntry = _ => Task.CompletedTask;
        }

        await using var second = await StartAsync();
        await second.Recorder.HasAsync("song.wav");
    }

    [Fact]
    public async Task Receipt_OfBlobThatIsGone_IsForgotten()
    {
        await using var host = await StartAsync();
        await UploadAsync("song.wav", "a");
        await host.Recorder.HasAsync("song.wav");
        await Container.DeleteBlobAsync("song.wav");
        await Eventually.TrueAsync(() => Receipts() == 0, () => $"{Receipts()} receipts are left.");
    }

    [Fact]
    public async Task Blob_WhoseNameLeadsToAnother_IsLeftAloneWithAWarning()
    {
        await using var host = await StartAsync();
        var sas = Container.GenerateSasUri(BlobContainerSasPermissions.Create | BlobContainerSasPermissions.Write, DateTimeOffset.UtcNow.AddMinutes(5));
        using var http = new HttpClient();
        using var upload = new HttpRequestMessage(HttpMethod.Put, $"{sas.GetLeftPart(UriPartial.Path)}//slash.wav{sas.Query}") { Content = new StringContent("a") };
        upload.Headers.Add("x-ms-blob-type", "BlockBlob");
        (await http.SendAsync(upload)).EnsureSuccessStatusCode();

        await host.Log.ShowsAsync("/slash.wav cannot be reached by its name");
        await UploadAsync("zz-next.wav", "b");
        await host.Recorder.HasAsync("zz-next.wav");
        Assert.Equal(["zz-next.wav"], host.Recorder.Entries);
        Assert.Equal(1, host.Log.Count("cannot be reached by its name"));
    }

    [Fact]
    public async Task Function_FailingFiveTimes_SendsOnePoisonMessageInTheFormatOfAzure()
    {
        var recorder = new Recorder { OnEntry = _ => throw new InvalidOperationException("no luck") };
        await using var host = await StartAsync(recorder);
        await UploadAsync("bad.wav", "a");
        var message = await PoisonMessageAsync("bad.wav");
        Assert.Equal("BlobTrigger", message.GetProperty("Type").GetString());
        Assert.Equal("Host.Functions.OnBlob", message.GetProperty("FunctionId").GetString());
        Assert.Equal("BlockBlob", message.GetProperty("BlobType").GetString());
        Assert.Equal(_container, message.GetProperty("ContainerName").GetString());
        Assert.Equal((await Container.GetBlobClient("bad.wav").GetPropertiesAsync()).Value.ETag.ToString("G").Trim('"'), message.GetProperty("ETag").GetString()!.Trim('"'));
        await UploadAsync("next.wav", "b");
        await host.Recorder.HasAsync("next.wav");
        Assert.Equal(5, recorder.Count("bad.wav"));
        Assert.Contains("OnBlob failed", host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failures_BeforeARestart_CountTowardsThePoisonQueue()
    {
        var failing = new Recorder { OnEntry = _ => throw new InvalidOperationException("no luck") };
        await using (await StartAsync(failing, firstPause: TimeSpan.FromMinutes(1)))
        {
            await UploadAsync("bad.wav", "a");
            await failing.HasAsync("bad.wav");
        }

        var again = new Recorder { OnEntry = failing.OnEntry };
        await using var second = await StartAsync(again);
        await PoisonMessageAsync("bad.wav");
        Assert.Equal(4, again.Count("bad.wav"));
    }

    private async Task<JsonElement> PoisonMessageAsync(string blob)
    {
        JsonElement found = default;
        var queue = storage.Queues.GetQueueClient("webjobs-blobtrigger-poison");
        await Eventually.TrueAsync(
            async () =>
            {
                if (!await queue.ExistsAsync())
                    return false;
                foreach (var message in (await queue.PeekMessagesAsync(32)).Value)
                {
                    var read = JsonDocument.Parse(message.Body).RootElement;
                    if (read.GetProperty("BlobName").GetString() == blob && read.GetProperty("ContainerName").GetString() == _container)
                        found = read;
                }

                return found.ValueKind == JsonValueKind.Object;
            },
            () => $"There is no poison message about {blob}.");
        return found;
    }

    private BlobContainerClient Container => storage.Blobs.GetBlobContainerClient(_container);

    private async Task UploadAsync(string name, string content) => await Container.GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true);

    private long Receipts()
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder.Path}/host.db;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM blob";
        return (long)command.ExecuteScalar()!;
    }

    private Task<TestHost> StartAsync(Recorder? recorder = null, TimeSpan? firstPause = null, TimeSpan? drainLimit = null) => TestHost.StartAsync(new TestHostPlan
    {
        Folder = _folder.Path,
        Functions = [typeof(BlobFunctions)],
        Storage = storage.ConnectionString,
        Settings = new Dictionary<string, string?> { ["Container"] = _container },
        Recorder = recorder ?? new Recorder(),
        Surroundings = each => each with { FirstRetryPause = firstPause ?? each.FirstRetryPause, DrainLimit = drainLimit ?? each.DrainLimit },
    });

    public sealed class BlobFunctions(Recorder recorder)
    {
        [Function("OnBlob")]
        public Task OnBlob([BlobTrigger("%Container%/{name}", Connection = "AudioStorage")] BlobClient blob, string name, CancellationToken cancellation)
        {
            Assert.Equal(blob.Name, name);
            return recorder.AddAsync(name).WaitAsync(cancellation);
        }
    }
}
