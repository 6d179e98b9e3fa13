using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using GenreFunctions.EndToEnd.Tests.Running;

namespace GenreFunctions.EndToEnd.Tests;

/// <summary>Uploads whose news Event Grid puts into a queue, as on Container Apps.</summary>
[SuppressMessage("Design", "CA1001", Justification = "IAsyncLifetime disposes.")]
public sealed class DeliveryByQueueTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = Eventually.Patience;

    // A plan that charges executions, so that runs have costs with names in them.
    private const string Plan = "flex";

    private readonly AzuriteServer _storage = new();
    private ServiceProcess? _service;

    private BlobContainerClient Audio => _storage.Blobs.GetBlobContainerClient("audio");

    private QueueClient News => _storage.Queues.GetQueueClient("audio-uploads");

    private QueueClient PoisonedNews => _storage.Queues.GetQueueClient("audio-uploads-poison");

    [Fact]
    public async Task AnnouncedByQueueAndBlobListener_IsTaggedOnce()
    {
        await Audio.UploadBlobAsync("acme/Été #1.wav", new BinaryData(SongBytes.Wav(4)));
        await AnnounceAsync("acme/Été #1.wav");
        using var api = await StartAsync();
        using var costs = new CostApi(_service!);
        var song = await api.SongAsync("acme/Été #1.wav", song => song.Outcome == SongOutcome.Tagged, Limit);
        await IsEmptyAsync(News);

        // Whichever was first; the other one found the orchestration there. A third time, now that it has ended.
        await AnnounceAsync("acme/Été #1.wav");
        await IsEmptyAsync(News);
        await Audio.UploadBlobAsync("acme/later.wav", new BinaryData(SongBytes.Wav(4, seed: 2)));
        await api.SongAsync("acme/later.wav", song => song.Outcome == SongOutcome.Tagged, Limit);
        await costs.TotalAsync(2);
        Assert.Single(await costs.RunsAsync(song.SongId));
        Assert.Single((await api.FindAsync(song.SongId))!.Versions);
        Assert.False(await PoisonedNews.ExistsAsync() && (await PoisonedNews.GetPropertiesAsync()).Value.ApproximateMessagesCount > 0);
    }

    [Fact]
    public async Task BlobListenerSwitchedOff_SongsComeThroughTheQueueOnly_AndNonsenseGoes()
    {
        await Audio.UploadBlobAsync("acme/announced.wav", new BinaryData(SongBytes.Wav(4)));
        await Audio.UploadBlobAsync("acme/silent.wav", new BinaryData(SongBytes.Wav(4, seed: 2)));
        await News.CreateIfNotExistsAsync();
        await News.SendMessageAsync("<nonsense/>");
        await AnnounceAsync("acme/announced.wav");
        using var api = await StartAsync(("AzureWebJobs_OnAudioUploaded_Disabled", "true"));
        using var costs = new CostApi(_service!);
        var song = await api.SongAsync("acme/announced.wav", song => song.Outcome == SongOutcome.Tagged, Limit);
        var run = Assert.Single(await costs.CostedAsync(song.SongId));
        Assert.Equal("OnAudioAnnounced", run.GetProperty("executions")[0].GetProperty("function").GetString());

        // Five attempts later it lies in the poison queue, from which it is dropped.
        await Eventually.SeesAsync(Limit, () => Task.FromResult(_service!.Log), log => log!.Contains("audio-uploads-poison is dropped", StringComparison.Ordinal), _ => "the nonsense is dropped.", () => _service!.Log);
        await IsEmptyAsync(News);
        Assert.Equal(["acme/announced.wav"], (await api.ListAsync()).Select(one => one.Name));
    }

    public async Task InitializeAsync()
    {
        await _storage.InitializeAsync();
        await Audio.CreateAsync();
    }

    public async Task DisposeAsync()
    {
        if (_service is not null)
            await _service.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private async Task<SongApi> StartAsync(params (string Name, string Value)[] settings)
    {
        _service = new ServiceProcess(_storage.ConnectionString, settings.Append(("Costs__Plan", Plan)).ToDictionary());
        await _service.StartAsync();
        return new SongApi(_service);
    }

    private async Task AnnounceAsync(string name)
    {
        await News.CreateIfNotExistsAsync();
        var properties = (await Audio.GetBlobClient(name).GetPropertiesAsync()).Value;
        await News.SendMessageAsync(EventGridMessage.Text(EventGridMessage.Of(name, properties.ETag.ToString().Trim('"'))));
    }

    private async Task IsEmptyAsync(QueueClient queue) => await Eventually.SeesAsync(
        Limit, async () => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount, count => count == 0, count => $"{queue.Name} is empty; it has {count}.", () => _service!.Log);
}
