using System.Reflection;
using System.Text.Json.Nodes;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Tests.Tagging;
using GenreFunctions.Functions.Uploads;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tests.Uploads;

public sealed class OnAudioAnnouncedTests(AzuriteServer azurite) : IClassFixture<AzuriteServer>, IAsyncDisposable
{
    private readonly TaggingParts _parts = new(azurite);
    private readonly FakeDurableClient _client = new();

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Run_ByBothWays_IsOneOrchestration()
    {
        var song = await _parts.UploadAsync("acme/Träume & Schäume #1.wav", SongBytes.Wav(1));
        await AnnounceAsync(EventGridMessage.Of(song.Name, song.ETag));
        await AnnounceAsync(new JsonArray(EventGridMessage.Of(song.Name, song.ETag)));
        await _parts.Uploaded.RunAsync(_parts.Container.GetBlobClient(song.Name), _client, CancellationToken.None);

        var instance = Assert.Single(_client.Instances).Value;
        Assert.Equal((nameof(TagSong), song.InstanceId), (instance.Name, instance.InstanceId));
        var request = _client.RequestOf(song.InstanceId);
        Assert.Equal((song, 1), (request.Song, request.Attempt));

        // Its properties were asked for, and nothing else.
        Assert.Equal((nameof(OnAudioAnnounced), 1, 0, 0), (request.Trigger!.Function, request.Trigger.StorageReads, request.Trigger.StorageWrites, request.Trigger.QueueOperations));
    }

    [Fact]
    public async Task Run_NewsOfAnEarlierVersion_SchedulesTheSongAsItIs()
    {
        var first = await _parts.UploadAsync("acme/again.wav", SongBytes.Wav(1));
        var second = await _parts.UploadAsync("acme/again.wav", SongBytes.Wav(2));
        await AnnounceAsync(EventGridMessage.Of(first.Name, first.ETag));
        await AnnounceAsync(EventGridMessage.Of(second.Name, second.ETag));
        Assert.Equal([second.InstanceId], _client.Instances.Keys);
    }

    [Fact]
    public async Task Run_NameThatTheSubjectHasLost_FindsTheSongByItsAddress()
    {
        var song = await _parts.UploadAsync("acme/🎷.wav", SongBytes.Wav(1));
        var message = EventGridMessage.Of(song.Name, song.ETag);
        message["subject"] = "/blobServices/default/containers/audio/blobs/acme/\uFFFD\uFFFD.wav";
        await AnnounceAsync(message);
        Assert.Equal([song.InstanceId], _client.Instances.Keys);
    }

    [Fact]
    public async Task Run_ASongThatHasGone_IsLeftAlone()
    {
        await _parts.Container.CreateIfNotExistsAsync();
        await AnnounceAsync(EventGridMessage.Of("acme/gone.wav"));
        Assert.Empty(_client.Instances);
        Assert.Contains("has gone", Assert.Single(_parts.Log.At(LogLevel.Information)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audio", "../other/song.wav")]
    [InlineData("audio", "..")]
    [InlineData("audio", "a/../../other/song.wav")]
    [InlineData("audio", "acme/../acme/song.wav")]
    [InlineData("audio", "acme\r\n/song.wav")]
    [InlineData("audio", "")]
    [InlineData("other", "song.wav")]
    [InlineData("staging", "song.wav")]
    public async Task Run_WhatIsNoUpload_IsLeftAloneWithAWarning(string container, string name)
    {
        foreach (var (folder, blob) in new[] { ("other", "song.wav"), ("staging", "song.wav"), ("audio", "acme/song.wav") })
        {
            await azurite.Blobs.GetBlobContainerClient(folder).CreateIfNotExistsAsync();
            await azurite.Blobs.GetBlobContainerClient(folder).GetBlobClient(blob).UploadAsync(new BinaryData("x"), overwrite: true);
        }

        await AnnounceAsync(EventGridMessage.Of(name, container: container));
        Assert.Empty(_client.Instances);
        Assert.Single(_parts.Log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task Run_NameLongerThanAny_AsksNobody()
    {
        await AnnounceAsync(EventGridMessage.Of(new string('n', 60_000)));
        Assert.Single(_parts.Log.At(LogLevel.Warning));
    }

    [Theory]
    [InlineData("Microsoft.Storage.BlobDeleted", "DeleteBlob")]
    [InlineData("Microsoft.Storage.BlobCreated", "CreateFile")]
    public async Task Run_AnotherEvent_IsLeftAloneWithAWarning(string type, string api)
    {
        var song = await _parts.UploadAsync("acme/other.wav", SongBytes.Wav(1));
        var message = EventGridMessage.Of(song.Name, song.ETag);
        message["eventType"] = type;
        message["data"]!["api"] = api;
        await AnnounceAsync(message);
        Assert.Empty(_client.Instances);
        Assert.Contains(type, Assert.Single(_parts.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AMessageThatIsNone_FailsAndIsMeasured()
    {
        await Assert.ThrowsAsync<FormatException>(() => _parts.Announced.RunAsync("<x/>", _client, CancellationToken.None));
        var one = Assert.Single(_parts.Measured.Seen);
        Assert.Equal(("OnAudioAnnounced", "failed"), (one.Tags.Single(tag => tag.Key == "function").Value, one.Tags.Single(tag => tag.Key == "outcome").Value));
    }

    [Fact]
    public async Task Run_SchedulerAway_FailsSoThatTheQueueTriesAgain()
    {
        var song = await _parts.UploadAsync("acme/away.wav", SongBytes.Wav(1));
        _client.OnSchedule = _ => throw new TimeZoneNotFoundException();
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => AnnounceAsync(EventGridMessage.Of(song.Name, song.ETag)));
    }

    [Theory]
    [InlineData(typeof(OnAudioAnnounced), "audio-uploads")]
    [InlineData(typeof(OnPoisonedAnnouncement), "audio-uploads-poison")]
    public void Trigger_OfAnnouncements_IsTheQueueOfTheTemplates(Type function, string queue)
    {
        var trigger = function.GetMethod("RunAsync")!.GetParameters()[0].GetCustomAttribute<QueueTriggerAttribute>()!;
        Assert.Equal((queue, "AudioStorage"), (trigger.QueueName, trigger.Connection));
        Assert.Contains("'audio-uploads'", File.ReadAllText(Path.Combine(RepositoryFolder.Path, "infra/modules/storage.bicep")), StringComparison.Ordinal);
    }

    private Task AnnounceAsync(JsonNode message) => _parts.Announced.RunAsync(EventGridMessage.Text(message), _client, CancellationToken.None);
}
