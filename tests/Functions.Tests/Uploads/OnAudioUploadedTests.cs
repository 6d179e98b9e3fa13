using System.Reflection;
using Azure.Storage.Blobs;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Tests.Tagging;
using GenreFunctions.Functions.Uploads;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tests.Uploads;

public sealed class OnAudioUploadedTests(AzuriteServer azurite) : IClassFixture<AzuriteServer>, IAsyncDisposable
{
    private readonly TaggingParts _parts = new(azurite);
    private readonly FakeDurableClient _client = new();

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Run_ANewSong_IsScheduledOnceHoweverOftenItIsAnnounced()
    {
        var song = await _parts.UploadAsync("acme/new.wav", SongBytes.Wav(1), metadata: new() { ["publisher"] = "somebody else" });
        await AnnounceAsync(song.Name);
        await AnnounceAsync(song.Name);
        var instance = Assert.Single(_client.Instances).Value;
        Assert.Equal((nameof(TagSong), song.InstanceId), (instance.Name, instance.InstanceId));
        var request = _client.RequestOf(song.InstanceId);
        Assert.Equal((song, 1), (request.Song, request.Attempt));

        // Its properties were asked for, and nothing else.
        Assert.Equal((nameof(OnAudioUploaded), 1, 0, 0), (request.Trigger!.Function, request.Trigger.StorageReads, request.Trigger.StorageWrites, request.Trigger.StorageBytesRead));
        Assert.Equal(("acme", "audio", "acme/new.wav"), (song.Publisher, song.Container, song.Name));
        Assert.Equal(SongBytes.Wav(1).Length, song.SizeBytes);
    }

    [Fact]
    public async Task Run_ASongOverwritten_IsAnotherOrchestrationOfTheSameSong()
    {
        var first = await _parts.UploadAsync("acme/again.wav", SongBytes.Wav(1));
        await AnnounceAsync(first.Name);
        var second = await _parts.UploadAsync("acme/again.wav", SongBytes.Wav(2));
        await AnnounceAsync(second.Name);
        Assert.Equal(first.SongId, second.SongId);
        Assert.Equal(new[] { first.InstanceId, second.InstanceId }.Order(), _client.Instances.Keys.Order());
    }

    [Fact]
    public async Task Run_ASongThatHasGone_IsLeftAlone()
    {
        await _parts.Container.CreateIfNotExistsAsync();
        await AnnounceAsync("acme/gone.wav");
        Assert.Empty(_client.Instances);
        Assert.Single(_parts.Log.At(LogLevel.Information));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../other/song.wav")]
    [InlineData("a/../..")]
    public async Task Run_ANameThatLeadsOutOfTheContainer_IsLeftAlone(string name)
    {
        var other = azurite.Blobs.GetBlobContainerClient("other");
        await other.CreateIfNotExistsAsync();
        await other.GetBlobClient("song.wav").UploadAsync(new BinaryData("x"), overwrite: true);
        await AnnounceAsync(name);
        Assert.Empty(_client.Instances);
    }

    [Fact]
    public async Task Run_ANameWithDotsInIt_IsTheSongThatItReallyNames()
    {
        var song = await _parts.UploadAsync("acme/dots.wav", SongBytes.Wav(1));
        await AnnounceAsync("other/../acme/dots.wav");
        Assert.Equal("acme", _client.RequestOf(song.InstanceId).Song.Publisher);
        Assert.Equal(song, _client.RequestOf(song.InstanceId).Song);
    }

    [Fact]
    public async Task Schedule_TakenAtTheSameMoment_IsNotNew()
    {
        var song = Song("0x1");
        _client.OnSchedule = id => _client.Add(id, new TaggingRequest(song), OrchestrationRuntimeStatus.Running, DateTimeOffset.UtcNow);
        Assert.False(await Scheduling().ScheduleAsync(_client, song, null, CancellationToken.None));
        Assert.Single(_client.Instances);
    }

    [Fact]
    public async Task Schedule_ThatFails_SaysSo()
    {
        _client.OnSchedule = _ => throw new TimeZoneNotFoundException();
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Scheduling().ScheduleAsync(_client, Song("0x2"), null, CancellationToken.None));
    }

    [Fact]
    public async Task Schedule_UnderANameOfItsOwn_IsAnotherOrchestration()
    {
        var song = Song("0x3");
        Assert.True(await Scheduling().ScheduleAsync(_client, song, null, CancellationToken.None));
        Assert.True(await Scheduling().ScheduleAsync(_client, song, "again", CancellationToken.None));
        Assert.False(await Scheduling().ScheduleAsync(_client, song, "again", CancellationToken.None));
        Assert.Equal(new[] { song.InstanceId, "again" }.Order(), _client.Instances.Keys.Order());
    }

    [Fact]
    public void Trigger_OfUploads_IsFedByEventGrid()
    {
        // Polling finds a blob minutes later, or never.
        var trigger = typeof(OnAudioUploaded).GetMethod(nameof(OnAudioUploaded.RunAsync))!.GetParameters()[0].GetCustomAttribute<BlobTriggerAttribute>()!;
        Assert.Equal(("audio/{name}", BlobTriggerSource.EventGrid, "AudioStorage"), (trigger.BlobPath, trigger.Source, trigger.Connection));
    }

    private static SongUpload Song(string eTag) => new("audio", "acme/song.wav", eTag, "acme", 1, DateTimeOffset.UnixEpoch);

    private SongScheduling Scheduling() => new(_parts.Log.For<SongScheduling>());

    private Task AnnounceAsync(string name)
    {
        var blob = new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient("audio").GetBlobClient(name);
        return _parts.Uploaded.RunAsync(blob, _client, CancellationToken.None);
    }
}
