using System.Text.Json;
using GenreFunctions.Explaining;
using GenreFunctions.Functions.Explanations;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Tests.Http;
using GenreFunctions.Functions.Tests.Results;
using GenreFunctions.Functions.Tests.Tagging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.Explanations;

[Collection(HttpStorageGroup.Name)]
public sealed class GetSongExplanationTests(HttpStorage http) : IDisposable
{
    private readonly MemoryTagStore _store = new();
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 3, 29, 2, 0, 0, TimeSpan.Zero));
    private readonly ExplanationDesk _desk = new(ExplainedSongs.Model, TimeProvider.System, patience: TimeSpan.Zero);

    [Fact]
    public async Task Get_TaggedSong_IsWhatCoreExplains()
    {
        var id = await ExplainedSongs.RecordAsync(_store, http.Storage, "why/song.wav");
        var version = (await _store.FindAsync(id, CancellationToken.None))!.Current;
        var request = Call.Request();
        var answer = (await Get(id, request)).Json();

        using var segments = ExplainedSongs.Model.Tagger.Open(new MemoryStream(SongBytes.Wav(7.5)));
        var explanation = new SongExplainer(ExplainedSongs.Model.Model).Explain(version.Result, segments).Explanation!;
        var expected = explanation.Of(null)!;
        Assert.Equal(JsonSerializer.Serialize(expected.Groups, AppJson.Options), answer.GetProperty("groups").GetRawText());
        Assert.Equal(JsonSerializer.Serialize(expected.Sentences, AppJson.Options), answer.GetProperty("sentences").GetRawText());
        Assert.Equal(JsonSerializer.Serialize(version.Result.Tags, AppJson.Options), answer.GetProperty("labels").GetRawText());
        Assert.Equal((id, version.Upload.ETag, version.Result.ModelId, version.Result.Genre), (Text("songId"), Text("eTag"), Text("modelId"), Text("genre")));
        Assert.Equal((expected.Label, version.Result.Confidence, expected.Probability), (Text("label"), answer.GetProperty("confidence").GetDouble(), answer.GetProperty("probability").GetDouble()));
        Assert.Equal((2, 2), (answer.GetProperty("segmentCount").GetInt32(), answer.GetProperty("songSegmentCount").GetInt32()));
        Assert.Equal(($"\"2-{version.VersionId}-0\"", "private, max-age=3600"), (request.Header("ETag"), request.Header("Cache-Control")));
        string? Text(string name) => answer.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Get_AnotherLabel_NeedsNoSecondReading()
    {
        var id = await ExplainedSongs.RecordAsync(_store, http.Storage, "why/label.wav");
        var first = (await Get(id)).Json();
        await ExplainedSongs.Blob(http.Storage, "why/label.wav").DeleteAsync();
        var last = first.GetProperty("labels").EnumerateArray().Last().GetProperty("label").GetString();
        var request = Call.Request($"?label={last}");

        Assert.Equal(last, (await Get(id, request)).Json().GetProperty("label").GetString());
        Assert.EndsWith("-9\"", request.Header("ETag"), StringComparison.Ordinal);
        Assert.Equal(first.GetRawText(), (await Get(id)).Json().GetRawText());
    }

    [Fact]
    public async Task Get_LabelThatTheSongHasNot_Is400() => Assert.StartsWith(
        "label: 'polka' is none of the song's, which are ",
        (await Get(await ExplainedSongs.RecordAsync(_store, http.Storage, "why/polka.wav"), Call.Request("?label=polka"))).Problem(400),
        StringComparison.Ordinal);

    [Fact]
    public async Task Get_ExplanationThatTheCallerHas_Is304WithoutALookAtTheBlob()
    {
        var version = ExplainedSongs.Version("why/nowhere.wav", "0x8D", SongBytes.Wav(4));
        await _store.RecordAsync(version, CancellationToken.None);
        var request = Call.Request();
        request.Headers.IfNoneMatch = $"\"2-{version.VersionId}-0\"";
        Assert.Equal(304, Assert.IsType<StatusCodeResult>(await Get(version.Upload.SongId, request)).StatusCode);

        var other = Call.Request($"?label={version.Result.Tags[1].Label}");
        other.Headers.IfNoneMatch = request.Headers.IfNoneMatch;
        (await Get(version.Upload.SongId, other)).Problem(410);
        Assert.Equal("", other.Header("ETag"));
    }

    [Fact]
    public async Task Get_OverwrittenAudio_Is410()
    {
        var id = await ExplainedSongs.RecordAsync(_store, http.Storage, "why/over.wav");
        await ExplainedSongs.Blob(http.Storage, "why/over.wav").UploadAsync(new BinaryData(SongBytes.Wav(7.5, seed: 2)), overwrite: true);
        Assert.StartsWith($"The audio of song {id} was deleted or overwritten", (await Get(id)).Problem(410), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_SongOfAnotherModel_Is409AndSaysWhatToDo()
    {
        await _store.RecordAsync(Versions.Of("why/old.wav", modelId: "mlp@1"), CancellationToken.None);
        Assert.Equal(
            $"The song was tagged by the model mlp@1, which the service has no more; have it tagged again, by {ExplainedSongs.Model.Id}, and ask then.",
            (await Get(SongIdentity.OfSong("audio", "why/old.wav"))).Problem(409));
    }

    [Theory]
    [InlineData(SongOutcome.Silent)]
    [InlineData(SongOutcome.Failed)]
    public async Task Get_SongWithoutTags_Is422AndSaysWhy(SongOutcome outcome)
    {
        await _store.RecordAsync(Versions.Of("why/none.wav", outcome: outcome), CancellationToken.None);
        Assert.Equal("There is no explanation of this song. A sentence for the publisher.", (await Get(SongIdentity.OfSong("audio", "why/none.wav"))).Problem(422));
    }

    [Fact]
    public async Task Get_AudioThatIsNotWhatWasTagged_Is422()
    {
        var uploaded = await ExplainedSongs.Blob(http.Storage, "why/damaged.wav").UploadAsync(new BinaryData("no audio at all"u8.ToArray()), overwrite: true);
        var version = ExplainedSongs.Version("why/damaged.wav", uploaded.Value.ETag.ToString().Trim('"'), SongBytes.Wav(4));
        await _store.RecordAsync(version, CancellationToken.None);
        Assert.StartsWith("There is no explanation of this song. The file is ", (await Get(version.Upload.SongId)).Problem(422), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_UnknownSong_Is404() => (await Get(new string('0', 32))).Problem(404);

    [Fact]
    public async Task Get_UnknownParameter_Is400() => (await Get(new string('0', 32), Call.Request("?seed=2"))).Problem(400);

    [Fact]
    public async Task Get_ServiceWithoutAModel_Is503()
    {
        using var desk = new ExplanationDesk(new TaggingModel(http.Configuration((TaggingModel.PathSetting, "/no/such/model.onnx")), ExplainedSongs.Audio), TimeProvider.System);
        var id = await ExplainedSongs.RecordAsync(_store, http.Storage, "why/model.wav");
        Assert.StartsWith("The service has no model to tag with: ", (await Get(id, desk: desk)).Problem(503), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_WhileAnotherIsExplained_Is503AndWorksAfterwards()
    {
        var id = await ExplainedSongs.RecordAsync(_store, http.Storage, "why/busy.wav");
        var work = new TaskCompletionSource<object>();
        var other = _desk.AtDeskAsync((_, _) => work.Task, CancellationToken.None);
        var request = Call.Request();
        Assert.Equal("Another song is being explained; try again in a few seconds.", (await Get(id, request)).Problem(503));
        Assert.Equal("10", request.Header("Retry-After"));
        work.SetResult(new object());
        await other;
        (await Get(id)).Json();
    }

    [Fact]
    public async Task Desk_WorkThatTakesTooLong_IsEndedWithASentenceAndTheNextOneServed()
    {
        using var desk = new ExplanationDesk(ExplainedSongs.Model, _time, patience: TimeSpan.Zero);
        var working = desk.AtDeskAsync<object>(
            async (_, cancellation) =>
            {
                await Task.Delay(Timeout.Infinite, cancellation);
                return new object();
            },
            CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(101));
        var problem = await Assert.ThrowsAsync<GenreFunctions.Functions.Http.RequestProblemException>(() => working);
        Assert.Equal(422, problem.Status);
        Assert.Contains("explaining it takes longer than 100 seconds", problem.Message, StringComparison.Ordinal);
        Assert.NotNull(await desk.AtDeskAsync((_, _) => Task.FromResult(new object()), CancellationToken.None));
    }

    [Fact]
    public async Task Get_CallerHasGone_IsCancelled()
    {
        var id = await ExplainedSongs.RecordAsync(_store, http.Storage, "why/gone.wav");
        var request = Call.Request();
        request.HttpContext.RequestAborted = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Get(id, request));
        (await Get(id)).Json();
    }

    public void Dispose() => _desk.Dispose();

    private Task<IActionResult> Get(string id, HttpRequest? request = null, ExplanationDesk? desk = null) =>
        new GetSongExplanation(_store, http.Storage, desk ?? _desk, NullLogger<GetSongExplanation>.Instance).RunAsync(request ?? Call.Request(), id);
}
