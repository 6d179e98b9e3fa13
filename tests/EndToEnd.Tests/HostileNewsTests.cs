using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using GenreFunctions.EndToEnd.Tests.Running;

namespace GenreFunctions.EndToEnd.Tests;

/// <summary>Whoever may write into the queue of uploads may write anything: the service stays up, drops it, and goes on with what is news.</summary>
[SuppressMessage("Design", "CA1001", Justification = "IAsyncLifetime disposes.")]
public sealed class HostileNewsTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = Eventually.Patience;

    /// <summary>What a shared access signature would let whoever reads the log do.</summary>
    private const string Signature = "sig=Y2Fubm90QmVTYWlk";

    private readonly AzuriteServer _storage = new();
    private ServiceProcess? _service;

    private BlobContainerClient Audio => _storage.Blobs.GetBlobContainerClient("audio");

    private QueueClient News => _storage.Queues.GetQueueClient("audio-uploads");

    private QueueClient PoisonedNews => _storage.Queues.GetQueueClient("audio-uploads-poison");

    [Fact]
    public async Task Nonsense_IsDropped_NewsIsTaggedOnce_AndWhoWasGivenUpOnHearsOfIt()
    {
        await Audio.UploadBlobAsync("acme/song.wav", new BinaryData(SongBytes.Wav(4)));
        await Audio.UploadBlobAsync("acme/given-up.wav", new BinaryData(SongBytes.Wav(4, seed: 2)));
        await Audio.UploadBlobAsync("acme/overwritten.wav", new BinaryData(SongBytes.Wav(4, seed: 3)));
        var overwritten = EventGridMessage.Of("acme/overwritten.wav", await ETagAsync("acme/overwritten.wav"));
        await Audio.GetBlobClient("acme/overwritten.wav").UploadAsync(new BinaryData(SongBytes.Wav(4, seed: 4)), overwrite: true);
        await News.CreateIfNotExistsAsync();
        await PoisonedNews.CreateIfNotExistsAsync();
        var song = EventGridMessage.Of("acme/song.wav", await ETagAsync("acme/song.wav"));
        foreach (var raw in Raw())
            await News.SendMessageAsync(raw);
        foreach (var message in Nonsense(song).Append(overwritten))
            await News.SendMessageAsync(EventGridMessage.Text(message));
        for (var i = 0; i < 20; i++)
            await News.SendMessageAsync(EventGridMessage.Text(i % 2 == 0 ? song : EventGridMessage.AsCloudEvent(song)));
        await PoisonedNews.SendMessageAsync(EventGridMessage.Text(EventGridMessage.Of("acme/given-up.wav", await ETagAsync("acme/given-up.wav"))));
        await PoisonedNews.SendMessageAsync("<poisoned nonsense/>");

        using var api = await StartAsync();
        using var costs = new CostApi(_service!);
        var tagged = await api.SongAsync("acme/song.wav", one => one.Outcome == SongOutcome.Tagged, Limit);
        await api.SongAsync("acme/overwritten.wav", one => one.Outcome == SongOutcome.Tagged, Limit);
        await api.SongAsync("acme/given-up.wav", one => one.Outcome == SongOutcome.Failed, Limit);
        await IsEmptyAsync(News);
        await IsEmptyAsync(PoisonedNews);

        Assert.Single(await costs.CostedAsync(tagged.SongId));
        Assert.Single((await api.FindAsync(tagged.SongId))!.Versions);
        Assert.Equal(["acme/given-up.wav", "acme/overwritten.wav", "acme/song.wav"], (await api.ListAsync()).Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Signature, _service!.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("AccountKey", _service.Log, StringComparison.Ordinal);
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

    private async Task<string> ETagAsync(string name) => (await Audio.GetBlobClient(name).GetPropertiesAsync()).Value.ETag.ToString().Trim('"');

    private async Task<SongApi> StartAsync()
    {
        _service = new ServiceProcess(_storage.ConnectionString, new Dictionary<string, string> { ["AzureWebJobs_OnAudioUploaded_Disabled"] = "true", ["Costs__Plan"] = "flex" });
        await _service.StartAsync();
        return new SongApi(_service);
    }

    private async Task IsEmptyAsync(QueueClient queue) => await Eventually.SeesAsync(
        Limit, async () => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount, count => count == 0, count => $"{queue.Name} is empty; it has {count}.", () => _service!.Log);
}
