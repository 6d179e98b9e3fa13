using System.Text.Json;
using GenreFunctions.Audio;
using GenreFunctions.Explaining;
using GenreFunctions.Functions.Catalogue;
using GenreFunctions.Functions.Explanations;
using GenreFunctions.Functions.Granting;
using GenreFunctions.Functions.Pictures;
using GenreFunctions.Functions.Progress;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Sqlite;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Tests.Explanations;
using GenreFunctions.Functions.Tests.Http;
using GenreFunctions.Functions.Tests.Progress;
using GenreFunctions.Functions.Tests.Results;
using GenreFunctions.Pictures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.OpenApi;

/// <summary>Lists, songs under way, audio and pictures.</summary>
public sealed partial class OpenApiTests
{
    [Fact]
    public async Task Document_QueryParameters_AreThoseThatPicturesAndProgressKnow()
    {
        using var studio = new PictureStudio(new AudioOptions());
        await using var orchestrations = new ListedOrchestrations();
        foreach (var (operation, answer) in new[]
        {
            ("GetSongPicture", await new GetSongPicture(Store(), http.Storage, studio, NullLogger<GetSongPicture>.Instance).RunAsync(Call.Request("?none=1"), "x")),
            ("GetProgress", await new GetProgress(NullLogger<GetProgress>.Instance).RunAsync(Call.Request("?none=1"), orchestrations)),
        })
            Assert.Equal($"none: there is no such query parameter; there are {string.Join(", ", Parameters(operation, "query"))}.", answer.Problem(400));
    }

    [Fact]
    public void Document_SongLimits_AreTheCodes()
    {
        JsonElement Parameter(string operation, string name) =>
            _description.Operation(operation).GetProperty("parameters").EnumerateArray().Single(one => one.GetProperty("name").GetString() == name).GetProperty("schema");
        Assert.Equal((SongPictureOptions.MinimumColumns, SongPictureOptions.MaximumColumns, new SongPictureOptions().Columns), Limits(Parameter("GetSongPicture", "columns")));
        Assert.Equal(Enum.GetValues<SongSort>().Select(AppJson.Word), Words(Parameter("ListSongs", "sort")));
        Assert.Equal(Enum.GetValues<SortOrder>().Select(AppJson.Word), Words(Parameter("ListSongs", "order")));
        Assert.Equal(Enum.GetValues<ExplanationMethod>().Select(AppJson.Word), Words(Schema("SongExplanation").GetProperty("properties").GetProperty("method")));
        Assert.Equal(
            [SongUnderWay.Queued, SongProgress.Preparing, SongProgress.Scoring, SongProgress.Recording, SongProgress.Failed],
            Words(Schema("SongUnderWay").GetProperty("properties").GetProperty("stage")));
    }

    [Fact]
    public async Task Document_QueryParameters_AreThoseThatExplanationsKnow()
    {
        using var desk = new ExplanationDesk(ExplainedSongs.Model, TimeProvider.System);
        await Store().RecordAsync(Versions.Of(), CancellationToken.None);
        var answer = await new GetSongExplanation(Store(), http.Storage, desk, NullLogger<GetSongExplanation>.Instance).RunAsync(Call.Request("?none=1"), Versions.Of().Upload.SongId);
        Assert.Equal($"none: there is no such query parameter; there are {string.Join(", ", Parameters("GetSongExplanation", "query"))}.", answer.Problem(400));
    }

    private async Task CheckExplanationsAsync(SqliteTagStore store, SongUpload damaged)
    {
        using var desk = new ExplanationDesk(ExplainedSongs.Model, TimeProvider.System);
        var explain = new GetSongExplanation(store, http.Storage, desk, NullLogger<GetSongExplanation>.Instance);
        var song = await ExplainedSongs.RecordAsync(store, http.Storage, "described/explained.wav");
        await store.RecordAsync(ExplainedSongs.Version("described/deleted.wav", "0x1", SongBytes.Wav(6)), CancellationToken.None);
        foreach (var (id, query) in new[] { (song, "?label=jazz"), (song, "?label=polka"), (SongIdentity.OfSong("audio", "described/deleted.wav"), ""), (damaged.SongId, ""), (Versions.Of("described/damaged.wav").Upload.SongId, ""), ("x", "") })
            Check("GetSongExplanation", await explain.RunAsync(Call.Request(query), id));
        var known = Call.Request();
        known.Headers.IfNoneMatch = "*";
        Assert.Equal(304, Assert.IsType<StatusCodeResult>(await explain.RunAsync(known, song)).StatusCode);
        Assert.True(_description.Operation("GetSongExplanation").GetProperty("responses").TryGetProperty("304", out _));
    }

    private static IEnumerable<string?> Words(JsonElement schema) => schema.GetProperty("enum").EnumerateArray().Select(word => word.GetString());

    private async Task CheckSongsAsync(ListSongs list)
    {
        Check("ListSongs", await list.RunAsync(Call.Request("?sort=confidence&order=asc&minConfidence=0.1&maxConfidence=0.9&count=true&limit=1")));

        var store = Store();
        var blob = http.Storage.Blobs.GetBlobContainerClient(AudioStorage.UploadContainer).GetBlobClient("described/heard.wav");
        var uploaded = await blob.UploadAsync(new BinaryData(SongBytes.Wav(1)), overwrite: true);
        var heard = Versions.Of(blob.Name, eTag: uploaded.Value.ETag.ToString().Trim('"'));
        foreach (var version in new[] { heard, Versions.Of("described/gone.wav"), Versions.Of("described/damaged.wav", outcome: SongOutcome.Undecodable) })
            await store.RecordAsync(version, CancellationToken.None);
        string[] ids = [heard.Upload.SongId, Versions.Of("described/gone.wav").Upload.SongId, "x"];

        var audio = new GetSongAudio(store, http.Storage, new AudioGranter(http.Storage, TimeProvider.System), NullLogger<GetSongAudio>.Instance);
        using var studio = new PictureStudio(new AudioOptions());
        var picture = new GetSongPicture(store, http.Storage, studio, NullLogger<GetSongPicture>.Instance);
        foreach (var id in ids)
        {
            Check("GetSongAudio", await audio.RunAsync(Call.Request(), id));
            Check("GetSongPicture", await picture.RunAsync(Call.Request("?columns=100"), id));
        }

        Check("GetSongPicture", await picture.RunAsync(Call.Request("?columns=1"), ids[0]));
        Check("GetSongPicture", await picture.RunAsync(Call.Request(), Versions.Of("described/damaged.wav").Upload.SongId));
        var known = Call.Request();
        known.Headers.IfNoneMatch = "*";
        var status = Assert.IsType<StatusCodeResult>(await picture.RunAsync(known, ids[0])).StatusCode;
        Assert.True(_description.Operation("GetSongPicture").GetProperty("responses").TryGetProperty($"{status}", out _));

        await CheckExplanationsAsync(store, heard.Upload);

        await using var orchestrations = new ListedOrchestrations();
        var input = JsonSerializer.Serialize(new TaggingRequest(new SongUpload("audio", "acme/a.wav", "0x1", "acme", 1, Versions.Start)));
        orchestrations.Instances.Add(new OrchestrationMetadata(nameof(TagSong), "i") { RuntimeStatus = OrchestrationRuntimeStatus.Pending, CreatedAt = Versions.Start, SerializedInput = input });
        var progress = new GetProgress(NullLogger<GetProgress>.Instance);
        Check("GetProgress", await progress.RunAsync(Call.Request(), orchestrations));
        Check("GetProgress", await progress.RunAsync(Call.Request("?x=1"), orchestrations));
    }
}
