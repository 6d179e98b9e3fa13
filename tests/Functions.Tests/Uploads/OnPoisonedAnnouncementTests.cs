using System.Text.Json.Nodes;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Tests.Tagging;
using GenreFunctions.Functions.Uploads;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tests.Uploads;

public sealed class OnPoisonedAnnouncementTests(AzuriteServer azurite) : IClassFixture<AzuriteServer>
{
    private readonly TaggingParts _parts = new(azurite);

    [Fact]
    public async Task Run_ASongNobodyScheduled_IsRecordedAsFailed()
    {
        var song = await _parts.UploadAsync("acme/song.wav", SongBytes.Wav(1));
        await HandleAsync(EventGridMessage.Of(song.Name, song.ETag));
        var version = Assert.Single(_parts.Store.Versions).Value;
        Assert.Equal((song, SongOutcome.Failed), (version.Upload, version.Result.Outcome));
        Assert.EndsWith(".", version.Result.Message, StringComparison.Ordinal);
        Assert.Equal("failed", (await _parts.IndexTagsAsync(song.Name))["outcome"]);
        Assert.Equal(["failed"], Outcomes());
    }

    [Fact]
    public async Task Run_ASongThatHasAResult_KeepsIt()
    {
        var song = await _parts.UploadAsync("acme/late.wav", SongBytes.Wav(4));
        await _parts.TagAsync(song);
        await HandleAsync(EventGridMessage.Of(song.Name, song.ETag));
        Assert.Equal(SongOutcome.Tagged, Assert.Single(_parts.Store.Versions).Value.Result.Outcome);
        Assert.Equal(["settled"], Outcomes());
    }

    [Fact]
    public async Task Run_ASongOverwrittenOrDeleted_RecordsNothing()
    {
        var old = await _parts.UploadAsync("acme/changed.wav", SongBytes.Wav(1));
        await _parts.UploadAsync("acme/changed.wav", SongBytes.Wav(2));
        await HandleAsync(EventGridMessage.Of(old.Name, old.ETag));
        await _parts.Container.DeleteBlobAsync(old.Name);
        await HandleAsync(EventGridMessage.Of(old.Name, old.ETag));
        Assert.Empty(_parts.Store.Versions);
        Assert.Equal(["settled", "settled"], Outcomes());
    }

    [Theory]
    [InlineData("<x/>", "unreadable")]
    [InlineData("{}", "unreadable")]
    [InlineData("""{"data":{"api":"PutBlob"},"eventType":"Microsoft.Storage.BlobCreated","subject":"/blobServices/default/containers/other/blobs/song.wav"}""", "settled")]
    [InlineData("""{"data":{"api":"PutBlob"},"eventType":"Microsoft.Storage.BlobCreated","subject":"/blobServices/default/containers/audio/blobs/../other/song.wav"}""", "settled")]
    public async Task Run_WhatIsNoSong_GoesForGood(string message, string outcome)
    {
        await Function().RunAsync(message, CancellationToken.None);
        Assert.Empty(_parts.Store.Versions);
        Assert.Equal([outcome], Outcomes());
        Assert.Single(_parts.Log.At(outcome == "unreadable" ? LogLevel.Error : LogLevel.Warning));
    }

    [Fact]
    public async Task Run_StoreAway_FailsSoThatTheQueueTriesAgain()
    {
        var song = await _parts.UploadAsync("acme/away.wav", SongBytes.Wav(1));
        _parts.Store.IsUnavailable = true;
        await Assert.ThrowsAsync<TagStoreUnavailableException>(() => HandleAsync(EventGridMessage.Of(song.Name, song.ETag)));
        Assert.Empty(Outcomes());
    }

    private string[] Outcomes() =>
        [.. _parts.Measured.Seen.Where(one => one.Instrument.Name == "genre.poison.count").Select(one => (string)one.Tags.Single(tag => tag.Key == "outcome").Value!)];

    private OnPoisonedAnnouncement Function() => new(_parts.AnnouncedSongs, _parts.Failed, _parts.PoisonQueues);

    private Task HandleAsync(JsonNode message) => Function().RunAsync(EventGridMessage.Text(message), CancellationToken.None);
}
