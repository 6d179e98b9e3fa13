using System.Text.Json.Nodes;
using GenreFunctions.Functions.Uploads;

namespace GenreFunctions.Functions.Tests.Uploads;

public sealed class UploadAnnouncementTests
{
    [Fact]
    public void Parse_WhatEventGridWrites_HasTheBlob()
    {
        var announcement = UploadAnnouncement.Parse(EventGridMessage.Text(EventGridMessage.Of("acme/two words/blobs/Été #1.wav")));
        Assert.True(announcement.IsUpload);
        Assert.Equal(("Microsoft.Storage.BlobCreated", "PutBlockList", "audio", "0x8D4BCC2E4835CD0"), (announcement.EventType, announcement.Api, announcement.Container, announcement.ETag));
        Assert.Equal(["acme/two words/blobs/Été #1.wav"], announcement.Names);
    }

    [Fact]
    public void Parse_ListOfOneOrCloudEvent_IsTheSame()
    {
        var message = EventGridMessage.Of("acme/song.wav");
        var expected = UploadAnnouncement.Parse(EventGridMessage.Text(message));
        foreach (var other in new JsonNode[] { new JsonArray(message.DeepClone()), EventGridMessage.AsCloudEvent(message), new JsonArray(EventGridMessage.AsCloudEvent(message)) })
        {
            var read = UploadAnnouncement.Parse(EventGridMessage.Text(other));
            Assert.Equal(expected with { Names = [] }, read with { Names = [] });
            Assert.Equal(expected.Names, read.Names);
        }
    }

    [Fact]
    public void Parse_NameThatTheSubjectHasLost_IsTakenFromTheAddress()
    {
        var message = EventGridMessage.Of("acme/🎷.wav");
        message["subject"] = "/blobServices/default/containers/audio/blobs/acme/\uFFFD\uFFFD.wav";
        Assert.Equal(["acme/\uFFFD\uFFFD.wav", "acme/🎷.wav"], UploadAnnouncement.Parse(EventGridMessage.Text(message)).Names);
    }

    [Theory]
    [InlineData("https://staudio.blob.core.windows.net/other/another.wav")]
    [InlineData("https://staudio.blob.core.windows.net/audio")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    [InlineData("")]
    public void Parse_AddressOfSomethingElse_CountsForNothing(string url)
    {
        var message = EventGridMessage.Of("song.wav");
        message["data"]!["url"] = url;
        Assert.Equal(["song.wav"], UploadAnnouncement.Parse(EventGridMessage.Text(message)).Names);
    }

    [Theory]
    [InlineData("PutBlob", true)]
    [InlineData("PutBlockList", true)]
    [InlineData("FlushWithClose", true)]
    [InlineData("CreateFile", false)]
    [InlineData("CopyBlob", false)]
    [InlineData("putblob", false)]
    public void IsUpload_Operation_TellsWhetherTheBlobIsWhole(string api, bool expected)
    {
        var message = EventGridMessage.Of("song.wav");
        message["data"]!["api"] = api;
        Assert.Equal(expected, UploadAnnouncement.Parse(EventGridMessage.Text(message)).IsUpload);
        message["eventType"] = "Microsoft.Storage.BlobDeleted";
        Assert.False(UploadAnnouncement.Parse(EventGridMessage.Text(message)).IsUpload);
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("<x/>", "no JSON")]
    [InlineData("{", "no JSON")]
    [InlineData("null", "of kind Null")]
    [InlineData("7", "of kind Number")]
    [InlineData("[]", "of kind Array")]
    [InlineData("[1]", "of kind Array")]
    [InlineData("[{},{}]", "of kind Array")]
    [InlineData("{}", "lacks data")]
    [InlineData("""{"data":"x"}""", "lacks data")]
    [InlineData("""{"data":{}}""", "lacks eventType")]
    [InlineData("""{"data":{},"eventType":7}""", "lacks eventType")]
    [InlineData("""{"data":{},"eventType":"x"}""", "lacks subject")]
    [InlineData("""{"data":{},"eventType":"x","subject":"song.wav"}""", "subject is not")]
    [InlineData("""{"data":{},"eventType":"x","subject":"/blobServices/default/containers/audio"}""", "subject is not")]
    [InlineData("""{"data":{},"eventType":"x","subject":"/blobServices/default/containers//blobs/song.wav"}""", "subject is not")]
    [InlineData("""{"data":{},"eventType":"x","subject":"/blobServices/default/containers/audio/blobs/song.wav"}""", "lacks data.api")]
    [InlineData("""{"data":{"api":"PutBlob"},"eventType":"x","subject":"/blobServices/default/containers/audio/blobs/\ud800"}""", "no JSON")]
    public void Parse_WhatIsNone_SaysWhatIsWrong(string message, string wrong) =>
        Assert.Contains(wrong, Assert.Throws<FormatException>(() => UploadAnnouncement.Parse(message)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_FarTooDeep_IsNoEvent() => Assert.Throws<FormatException>(() => UploadAnnouncement.Parse(new string('[', 20_000) + new string(']', 20_000)));
}
