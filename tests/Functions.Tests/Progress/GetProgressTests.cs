using System.Text.Json;
using GenreFunctions.Functions.Progress;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Tests.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.Progress;

public sealed class GetProgressTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ListedOrchestrations _orchestrations = new();

    [Fact]
    public async Task Get_SongsAtEveryStage_SaysHowFarEachIs()
    {
        Add("acme/late.wav", OrchestrationRuntimeStatus.Pending, minutes: 9);
        Add("acme/begun.wav", OrchestrationRuntimeStatus.Running, minutes: 8);
        Add("acme/read.wav", OrchestrationRuntimeStatus.Running, minutes: 7, new SongProgress(SongProgress.Preparing, 0, 0));
        Add("zenith/scored.wav", OrchestrationRuntimeStatus.Running, minutes: 1, new SongProgress(SongProgress.Scoring, 100, 187));
        var request = Call.Request();
        var progress = (await Get(request)).Json();
        Assert.Equal(
            [("zenith/scored.wav", "scoring", 100, 187), ("acme/read.wav", "preparing", 0, 0), ("acme/begun.wav", "queued", 0, 0), ("acme/late.wav", "queued", 0, 0)],
            Songs(progress).Select(song => (song.GetProperty("name").GetString(), song.GetProperty("stage").GetString(), song.GetProperty("segmentsDone").GetInt32(), song.GetProperty("segmentsTotal").GetInt32())));
        var first = Songs(progress).First();
        Assert.Equal(
            (SongIdentity.OfSong("audio", "zenith/scored.wav"), SongIdentity.OfInstance("audio", "zenith/scored.wav", "0x1"), "zenith", "audio", Noon.AddMinutes(1)),
            (Text(first, "songId"), Text(first, "instanceId"), Text(first, "publisher"), Text(first, "container"), first.GetProperty("since").GetDateTimeOffset()));
        Assert.False(progress.GetProperty("more").GetBoolean());
        Assert.Equal("no-store", request.Header("Cache-Control"));
    }

    [Fact]
    public async Task Get_Publisher_GivesThatOnesSongs()
    {
        Add("acme/a.wav", OrchestrationRuntimeStatus.Running, minutes: 1);
        Add("zenith/b.wav", OrchestrationRuntimeStatus.Running, minutes: 2);
        Assert.Equal("zenith/b.wav", Text(Assert.Single(Songs((await Get(Call.Request("?publisher=zenith"))).Json())), "name"));
        Assert.Contains("there is no such query parameter", (await Get(Call.Request("?publishers=zenith"))).Problem(400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WhateverIsNoSongUnderWay_IsLeftOut()
    {
        // A backend that lists everything, whatever it is asked.
        Add("acme/over.wav", OrchestrationRuntimeStatus.Completed, minutes: 1);
        Add("acme/failed.wav", OrchestrationRuntimeStatus.Failed, minutes: 1);
        Add("acme/done.wav", OrchestrationRuntimeStatus.Running, minutes: 1, new SongProgress(SongProgress.Done, 9, 9));
        Add("acme/other.wav", OrchestrationRuntimeStatus.Running, minutes: 1, name: "SomethingElse");
        _orchestrations.Instances.Add(new OrchestrationMetadata(nameof(TagSong), "without input") { RuntimeStatus = OrchestrationRuntimeStatus.Running });
        Assert.Equal("""{"songs":[],"more":false}""", (await Get(Call.Request())).Json().GetRawText());
    }

    [Theory]
    [InlineData(200, 200, false)]
    [InlineData(201, 200, true)]
    [InlineData(5_000, 200, true)]
    public async Task Get_LongQueue_GivesTheOldestOfOnePage(int count, int given, bool more)
    {
        for (var i = count; i > 0; i--)
            Add($"acme/{i}.wav", OrchestrationRuntimeStatus.Pending, minutes: i);
        var progress = (await Get(Call.Request())).Json();
        var since = Songs(progress).Select(song => song.GetProperty("since").GetDateTimeOffset()).ToList();
        Assert.Equal((given, more), (since.Count, progress.GetProperty("more").GetBoolean()));
        Assert.Equal(since.Order(), since);
        Assert.True(_orchestrations.Given <= 500, $"{_orchestrations.Given} orchestrations were read.");
        var query = Assert.Single(_orchestrations.Queries);
        Assert.True(query.FetchInputsAndOutputs);
        Assert.Equal([OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running], query.Statuses);
        Assert.Equal(500, query.PageSize);
    }

    [Fact]
    public async Task Get_PublisherBehindALongQueueOfOthers_SaysThatThereMayBeMore()
    {
        for (var i = 0; i < 600; i++)
            Add($"acme/{i}.wav", OrchestrationRuntimeStatus.Pending, minutes: i);
        Add("zenith/behind.wav", OrchestrationRuntimeStatus.Pending, minutes: 600);
        Assert.Equal("""{"songs":[],"more":true}""", (await Get(Call.Request("?publisher=zenith"))).Json().GetRawText());
    }

    public ValueTask DisposeAsync() => _orchestrations.DisposeAsync();

    private static JsonElement.ArrayEnumerator Songs(JsonElement progress) => progress.GetProperty("songs").EnumerateArray();

    private static string? Text(JsonElement song, string name) => song.GetProperty(name).GetString();

    private Task<IActionResult> Get(Microsoft.AspNetCore.Http.HttpRequest request) => new GetProgress(NullLogger<GetProgress>.Instance).RunAsync(request, _orchestrations);

    private void Add(string blob, OrchestrationRuntimeStatus status, int minutes, SongProgress? progress = null, string name = nameof(TagSong))
    {
        var song = new SongUpload("audio", blob, "0x1", Publisher.Of(blob, []), 1, Noon);
        _orchestrations.Instances.Add(new OrchestrationMetadata(name, song.InstanceId)
        {
            RuntimeStatus = status,
            CreatedAt = Noon.AddMinutes(minutes),
            LastUpdatedAt = Noon.AddDays(1),
            SerializedInput = JsonSerializer.Serialize(new TaggingRequest(song)),
            SerializedCustomStatus = progress is null ? null : JsonSerializer.Serialize(progress),
        });
    }
}
