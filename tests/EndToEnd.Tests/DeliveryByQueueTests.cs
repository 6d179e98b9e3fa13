using System.Diagnostics.CodeAnalysis;
using GenreFunctions.EndToEnd.Tests.Running;

namespace GenreFunctions.EndToEnd.Tests;

/// <summary>Uploads whose news Event Grid puts into a queue, as on Container Apps.</summary>
[SuppressMessage("Design", "CA1001", Justification = "IAsyncLifetime disposes.")]
public sealed class DeliveryByQueueTests : IAsyncLifetime
{
    private readonly QueuedUploads _uploads = new();

    [Fact]
    public async Task AnnouncedByQueueAndBlobListener_IsTaggedOnce()
    {
        await _uploads.Audio.UploadBlobAsync("acme/Été #1.wav", new BinaryData(SongBytes.Wav(4)));
        await AnnounceAsync("acme/Été #1.wav");
        using var api = await _uploads.StartAsync();
        using var costs = new CostApi(_uploads.Service);
        var song = await api.SongAsync("acme/Été #1.wav", song => song.Outcome == SongOutcome.Tagged, QueuedUploads.Limit);
        await _uploads.IsEmptyAsync(_uploads.News);

        // Whichever was first; the other one found the orchestration there. A third time, now that it has ended.
        await AnnounceAsync("acme/Été #1.wav");
        await _uploads.IsEmptyAsync(_uploads.News);
        await _uploads.Audio.UploadBlobAsync("acme/later.wav", new BinaryData(SongBytes.Wav(4, seed: 2)));
        await api.SongAsync("acme/later.wav", song => song.Outcome == SongOutcome.Tagged, QueuedUploads.Limit);
        await costs.TotalAsync(2);
        Assert.Single(await costs.RunsAsync(song.SongId));
        Assert.Single((await api.FindAsync(song.SongId))!.Versions);
        Assert.False(await _uploads.PoisonedNews.ExistsAsync() && (await _uploads.PoisonedNews.GetPropertiesAsync()).Value.ApproximateMessagesCount > 0);
    }

    [Fact]
    public async Task BlobListenerSwitchedOff_SongsComeThroughTheQueueOnly_AndNonsenseGoes()
    {
        await _uploads.Audio.UploadBlobAsync("acme/announced.wav", new BinaryData(SongBytes.Wav(4)));
        await _uploads.Audio.UploadBlobAsync("acme/silent.wav", new BinaryData(SongBytes.Wav(4, seed: 2)));
        await _uploads.News.CreateIfNotExistsAsync();
        await _uploads.News.SendMessageAsync("<nonsense/>");
        await AnnounceAsync("acme/announced.wav");
        using var api = await _uploads.StartAsync(("AzureWebJobs_OnAudioUploaded_Disabled", "true"));
        using var costs = new CostApi(_uploads.Service);
        var song = await api.SongAsync("acme/announced.wav", song => song.Outcome == SongOutcome.Tagged, QueuedUploads.Limit);
        var run = Assert.Single(await costs.CostedAsync(song.SongId));
        Assert.Equal("OnAudioAnnounced", run.GetProperty("executions")[0].GetProperty("function").GetString());

        // Five attempts later it lies in the poison queue, from which it is dropped.
        await Eventually.SeesAsync(QueuedUploads.Limit, () => Task.FromResult(_uploads.Service.Log), log => log!.Contains("audio-uploads-poison is dropped", StringComparison.Ordinal), _ => "the nonsense is dropped.", () => _uploads.Service.Log);
        await _uploads.IsEmptyAsync(_uploads.News);
        Assert.Equal(["acme/announced.wav"], (await api.ListAsync()).Select(one => one.Name));
    }

    public Task InitializeAsync() => _uploads.PrepareAsync();

    public async Task DisposeAsync() => await _uploads.DisposeAsync();

    private async Task AnnounceAsync(string name)
    {
        await _uploads.News.CreateIfNotExistsAsync();
        await _uploads.News.SendMessageAsync(EventGridMessage.Text(EventGridMessage.Of(name, await _uploads.ETagAsync(name))));
    }
}
