using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using GenreFunctions.EndToEnd.Tests.Running;

namespace GenreFunctions.EndToEnd.Tests;

/// <summary>Whoever may write into the queue of uploads may write anything: the service stays up, drops it, and goes on with what is news.</summary>
[SuppressMessage("Design", "CA1001", Justification = "IAsyncLifetime disposes.")]
public sealed class HostileNewsTests : IAsyncLifetime
{
    /// <summary>What a shared access signature would let whoever reads the log do.</summary>
    private const string Signature = "sig=Y2Fubm90QmVTYWlk";

    private readonly QueuedUploads _uploads = new();

    [Fact]
    public async Task Nonsense_IsDropped_NewsIsTaggedOnce_AndWhoWasGivenUpOnHearsOfIt()
    {
        await _uploads.Audio.UploadBlobAsync("acme/song.wav", new BinaryData(SongBytes.Wav(4)));
        await _uploads.Audio.UploadBlobAsync("acme/given-up.wav", new BinaryData(SongBytes.Wav(4, seed: 2)));
        await _uploads.Audio.UploadBlobAsync("acme/overwritten.wav", new BinaryData(SongBytes.Wav(4, seed: 3)));
        var overwritten = EventGridMessage.Of("acme/overwritten.wav", await _uploads.ETagAsync("acme/overwritten.wav"));
        await _uploads.Audio.GetBlobClient("acme/overwritten.wav").UploadAsync(new BinaryData(SongBytes.Wav(4, seed: 4)), overwrite: true);
        await _uploads.News.CreateIfNotExistsAsync();
        await _uploads.PoisonedNews.CreateIfNotExistsAsync();
        var song = EventGridMessage.Of("acme/song.wav", await _uploads.ETagAsync("acme/song.wav"));
        foreach (var raw in Raw())
            await _uploads.News.SendMessageAsync(raw);
        foreach (var message in Nonsense(song).Append(overwritten))
            await _uploads.News.SendMessageAsync(EventGridMessage.Text(message));
        for (var i = 0; i < 20; i++)
            await _uploads.News.SendMessageAsync(EventGridMessage.Text(i % 2 == 0 ? song : EventGridMessage.AsCloudEvent(song)));
        await _uploads.PoisonedNews.SendMessageAsync(EventGridMessage.Text(EventGridMessage.Of("acme/given-up.wav", await _uploads.ETagAsync("acme/given-up.wav"))));
        await _uploads.PoisonedNews.SendMessageAsync("<poisoned nonsense/>");

        using var api = await _uploads.StartAsync(("AzureWebJobs_OnAudioUploaded_Disabled", "true"));
        using var costs = new CostApi(_uploads.Service);
        var tagged = await api.SongAsync("acme/song.wav", one => one.Outcome == SongOutcome.Tagged, QueuedUploads.Limit);
        await api.SongAsync("acme/overwritten.wav", one => one.Outcome == SongOutcome.Tagged, QueuedUploads.Limit);
        await api.SongAsync("acme/given-up.wav", one => one.Outcome == SongOutcome.Failed, QueuedUploads.Limit);
        await _uploads.IsEmptyAsync(_uploads.News);
        await _uploads.IsEmptyAsync(_uploads.PoisonedNews);

        Assert.Single(await costs.CostedAsync(tagged.SongId));
        Assert.Single((await api.FindAsync(tagged.SongId))!.Versions);
        Assert.Equal(["acme/given-up.wav", "acme/overwritten.wav", "acme/song.wav"], (await api.ListAsync()).Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Signature, _uploads.Service.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("AccountKey", _uploads.Service.Log, StringComparison.Ordinal);
    }

    public Task InitializeAsync() => _uploads.PrepareAsync();

    public async Task DisposeAsync() => await _uploads.DisposeAsync();

    private static IEnumerable<string> Raw() =>
    [
        "not base64 \u2603, not JSON", "", "null", "[]", "{}", "\"\\ud800\"", new string('[', 1000), Convert.ToBase64String([0xff, 0xfe, 0x00]), new string('x', 48_000),
        $"{{\"data\":{{\"url\":\"https://staudio.blob.core.windows.net/audio/a.wav?{Signature}\"}}}}",
    ];

    private static IEnumerable<JsonNode> Nonsense(JsonObject song)
    {
        yield return new JsonArray(song.DeepClone(), song.DeepClone());
        yield return EventGridMessage.Of("acme/song.wav", container: "staging");
        yield return EventGridMessage.Of("../staging/x");
        yield return EventGridMessage.Of("acme/../../x.wav");
        yield return EventGridMessage.Of("acme/never-there.wav");
        yield return EventGridMessage.Of(new string('a', 5000));
        yield return EventGridMessage.Of("acme/\u0000.wav");
        yield return Without(song, "subject");
        yield return Without(song, "data");
        yield return Without(song, "eventType");
        var deleted = song.DeepClone();
        deleted["eventType"] = "Microsoft.Storage.BlobDeleted";
        yield return deleted;
        var signed = song.DeepClone();
        signed["data"]!["url"] = $"https://staudio.blob.core.windows.net/audio/acme/none.wav?{Signature}";
        yield return signed;
    }

    private static JsonObject Without(JsonObject message, string name)
    {
        var less = (JsonObject)message.DeepClone();
        less.Remove(name);
        return less;
    }
}
