using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Local.Tests.Hosting.Blobs;

/// <summary>With a storage emulator of its own, which it stops.</summary>
public sealed class StorageOutageTests(AzuriteServer storage) : IClassFixture<AzuriteServer>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Storage_GoneAndBack_IsSaidOnceAndNothingIsLost()
    {
        await using var host = await TestHost.StartAsync(new TestHostPlan
        {
            Folder = _folder.Path,
            Functions = [typeof(OutageFunctions)],
            Storage = storage.ConnectionString,
        });
        await UploadAsync("before.wav");
        await host.Recorder.HasAsync("before.wav");
        await storage.StopAsync();
        await host.Log.ShowsAsync("does not answer");
        await storage.StartAsync();
        await host.Log.ShowsAsync("answers again");
        await UploadAsync("later.wav");
        await host.Recorder.HasAsync("later.wav");
        Assert.Equal(1, host.Log.Count("does not answer"));
        Assert.Equal(1, host.Log.Count("answers again"));
        Assert.Equal(1, host.Recorder.Count("before.wav"));
        Assert.DoesNotContain("AccountKey", host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_GoneAtTheStart_DoesNotKeepTheHostFromStarting()
    {
        await storage.StopAsync();
        await using var host = await TestHost.StartAsync(new TestHostPlan
        {
            Folder = _folder.Path,
            Functions = [typeof(OutageFunctions)],
            Storage = storage.ConnectionString,
        });
        await host.Log.ShowsAsync("is up at");
        await storage.StartAsync();
        await host.Log.ShowsAsync("answers again");
        await UploadAsync("first.wav");
        await host.Recorder.HasAsync("first.wav");
    }

    private async Task UploadAsync(string name)
    {
        var container = storage.Blobs.GetBlobContainerClient("outage");
        await container.CreateIfNotExistsAsync();
        await container.GetBlobClient(name).UploadAsync(new BinaryData("a"), overwrite: true);
    }

    public sealed class OutageFunctions(Recorder recorder)
    {
        [Function("OnBlob")]
        public Task OnBlob([BlobTrigger("outage/{name}", Connection = "AudioStorage")] BlobClient blob, string name) => recorder.AddAsync(name);
    }
}
