using System.Text.Json;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Tests.Tagging;
using GenreFunctions.Functions.Uploads;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tests.Uploads;

public sealed class OnPoisonedAudioTests(AzuriteServer azurite) : IClassFixture<AzuriteServer>
{
    private readonly TaggingParts _parts = new(azurite);

    [Fact]
    public async Task Run_WhatTheHostWrote_RecordsTheSongAsFailed()
    {
        var song = await _parts.UploadAsync("loose.wav", SongBytes.Wav(1), metadata: new() { ["Publisher"] = "acme" });

        // Word for word as the Functions host writes it.
        await HandleAsync($$"""{"Type":"BlobTrigger","FunctionId":"Host.Functions.OnAudioUploaded","BlobType":"BlockBlob","ContainerName":"audio","BlobName":"loose.wav","ETag":"\"{{song.ETag}}\""}""");

        var version = Assert.Single(_parts.Store.Versions).Value;
        Assert.Equal(song, version.Upload);
        Assert.Equal("acme", version.Upload.Publisher);
        Assert.Equal((SongOutcome.Failed, _parts.Model.Metadata.Id, "loose.wav"), (version.Result.Outcome, version.Result.ModelId, version.Result.Source));
        Assert.EndsWith(".", version.Result.Message, StringComparison.Ordinal);
        Assert.Equal("failed", (await _parts.IndexTagsAsync(song.Name))["outcome"]);
        Assert.Equal(["failed"], Outcomes());
    }

    [Fact]
    public async Task Run_WhatThisAppWrote_GivesItsReason()
    {
        var song = await _parts.UploadAsync("acme/Träume & Schäume.wav", SongBytes.Wav(1));
        await _parts.Poison.RunAsync(new PoisonRequest(song, "It rains in the data centre.", song.InstanceId, []), CancellationToken.None);

        var queue = azurite.Queues.GetQueueClient("webjobs-blobtrigger-poison");
        var message = (await queue.ReceiveMessageAsync()).Value;
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        var fields = JsonDocument.Parse(message.MessageText).RootElement;
        Assert.Equal(["Type", "FunctionId", "BlobType", "ContainerName", "BlobName", "ETag", "Reason"], fields.EnumerateObject().Select(field => field.Name));
        Assert.Equal($"\"{song.ETag}\"", fields.GetProperty("ETag").GetString());

        await HandleAsync(message.MessageText);
        Assert.Equal("It rains in the data centre.", Assert.Single(_parts.Store.Versions).Value.Result.Message);
    }

    [Fact]
    public async Task Run_ASongThatHasAResult_KeepsIt()
    {
        var song = await _parts.UploadAsync("acme/late.wav", SongBytes.Wav(4));
        await _parts.TagAsync(song);
        await HandleAsync(PoisonMessage.Of(song, "Too late.").Write());
        Assert.Equal(SongOutcome.Tagged, Assert.Single(_parts.Store.Versions).Value.Result.Outcome);
        Assert.Equal("tagged", (await _parts.IndexTagsAsync(song.Name))["outcome"]);
        Assert.Equal(["settled"], Outcomes());
    }

    [Fact]
    public async Task Run_ASongOverwrittenOrDeleted_RecordsNothing()
    {
        var old = await _parts.UploadAsync("acme/changed.wav", SongBytes.Wav(1));
        await _parts.UploadAsync("acme/changed.wav", SongBytes.Wav(2));
        await HandleAsync(PoisonMessage.Of(old, "x").Write());
        await _parts.Container.DeleteBlobAsync(old.Name);
        await HandleAsync(PoisonMessage.Of(old, "x").Write());
        Assert.Empty(_parts.Store.Versions);
    }

    [Theory]
    [InlineData("other", "song.wav")]
    [InlineData("audio", "../other/song.wav")]
    [InlineData("audio", "acme/../other.wav")]
    public async Task Run_AnotherBlobThanASong_IsLeftAlone(string container, string name)
    {
        await _parts.UploadAsync("other.wav", SongBytes.Wav(1));
        await HandleAsync(PoisonMessage.Of(new SongUpload(container, name, "0x1", "acme", 1, DateTimeOffset.UnixEpoch), "x").Write());
        Assert.Empty(_parts.Store.Versions);
        Assert.Single(_parts.Log.At(LogLevel.Warning));
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("<x/>", "no JSON")]
    [InlineData("null", "of type ''")]
    [InlineData("[]", "no JSON")]
    [InlineData("{}", "of type ''")]
    [InlineData("""{"Type":"QueueTrigger"}""", "of type 'QueueTrigger'")]
    [InlineData("""{"Type":"BlobTrigger","BlobName":"a","ETag":"b"}""", "lacks ContainerName")]
    [InlineData("""{"Type":"BlobTrigger","ContainerName":"audio","ETag":"b"}""", "lacks BlobName")]
    [InlineData("""{"Type":"BlobTrigger","ContainerName":"audio","BlobName":"a","ETag":""}""", "lacks ETag")]
    public async Task Run_AMessageThatIsNone_IsDroppedWithWhatIsWrong(string message, string wrong)
    {
        // A poison queue has no poison queue: a failure would bring the message back for a week.
        await HandleAsync(message);
        Assert.Equal(["unreadable"], Outcomes());
        Assert.Contains(wrong, Assert.Single(_parts.Log.At(LogLevel.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StoreAway_FailsSoThatTheQueueTriesAgain()
    {
        var song = await _parts.UploadAsync("acme/away.wav", SongBytes.Wav(1));
        _parts.Store.IsUnavailable = true;
        await Assert.ThrowsAsync<TagStoreUnavailableException>(() => HandleAsync(PoisonMessage.Of(song, "x").Write()));
        Assert.Empty(Outcomes());
    }

    private string[] Outcomes() =>
        [.. _parts.Measured.Seen.Where(one => one.Instrument.Name == "genre.poison.count").Select(one => (string)one.Tags.Single(tag => tag.Key == "outcome").Value!)];

    private Task HandleAsync(string message) =>
        new OnPoisonedAudio(_parts.Storage, _parts.Failed, _parts.PoisonQueues, _parts.Log.For<OnPoisonedAudio>()).RunAsync(message, CancellationToken.None);
}
